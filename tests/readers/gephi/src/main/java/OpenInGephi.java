import com.google.gson.GsonBuilder;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.graph.api.TimeFormat;
import org.gephi.graph.api.types.TimeSet;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.plugin.file.spreadsheet.ImporterSpreadsheetCSV;
import org.gephi.io.importer.spi.FileImporter;
import org.gephi.io.processor.plugin.AppendProcessor;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.io.processor.spi.Processor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/**
 * OpenInGephi FILE...: imports each file as Gephi's "Open" does, with no merge strategy but Gephi's own default (x.csv after x.nodes.csv), and
 * prints one line of JSON per file: what is in the graph afterwards, in the form of ../node/open.js.
 */
public class OpenInGephi {
    public static void main(String[] files) {
        PrintStream json = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        var gson = new GsonBuilder().serializeNulls().disableHtmlEscaping().serializeSpecialFloatingPointValues().create();
        for (String file : files) json.println(gson.toJson(open(new File(file).getAbsoluteFile())));
        json.flush();
        System.exit(0);  // Gephi leaves threads behind
    }

    private static Map<String, Object> open(File file) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("file", file.getName());
        out.put("consumer", "Gephi");
        try {
            Lookup.getDefault().lookup(ProjectController.class).newProject();
            String name = file.getName();
            if (name.endsWith(".csv")) {
                // A table of nodes, then one of edges appended: what the wizard of "Import spreadsheet" does.
                importFile(new File(file.getParentFile(), name.replaceFirst("csv$", "nodes.csv")), new DefaultProcessor());
                importFile(file, new AppendProcessor());
            } else {
                importFile(file, new DefaultProcessor());
            }
            read(Lookup.getDefault().lookup(GraphController.class).getGraphModel(
                    Lookup.getDefault().lookup(ProjectController.class).getCurrentWorkspace()), out);
        } catch (Throwable error) {
            error.printStackTrace();
            out.put("error", error.toString());
        }
        return out;
    }

    /** With what Gephi finds out about delimiter, kind of table and types of columns. */
    private static FileImporter table(File file) {
        var importer = new ImporterSpreadsheetCSV();
        importer.setFile(file);
        importer.refreshAutoDetections();
        return importer;
    }

    private static void importFile(File file, Processor processor) throws Exception {
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = file.getName().endsWith(".csv") ? importer.importFile(file, table(file)) : importer.importFile(file);
        if (!container.verify()) throw new IllegalArgumentException("Gephi refuses " + file);
        importer.process(container, processor, Lookup.getDefault().lookup(ProjectController.class).getCurrentWorkspace());
    }

    private static void read(GraphModel model, Map<String, Object> out) {
        Graph graph = model.getGraph();
        Map<String, Object> nodes = new LinkedHashMap<>();
        for (Node node : graph.getNodes()) nodes.put(node.getId().toString(), attributes(node, node.getTable(), model));
        List<Object> edges = new ArrayList<>();
        for (Edge edge : graph.getEdges()) {
            Map<String, Object> data = attributes(edge, edge.getTable(), model);
            data.put("weight", edge.getWeight());
            edges.add(Map.of("key", edge.getId().toString(), "source", edge.getSource().getId().toString(),
                             "target", edge.getTarget().getId().toString(), "data", data));
        }
        out.put("nodes", nodes);
        out.put("edges", edges);
    }

    private static Map<String, Object> attributes(Element element, Table table, GraphModel model) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (Column column : table) {
            Object value = element.getAttribute(column);
            if (value == null || column.getId().equals("id")) continue;
            // Columns are named by their titles: for GraphML and GEXF the ids are those of the file's keys.
            if (value instanceof TimeSet<?> time) data.put("timeset", time.toString(TimeFormat.DATE, model.getTimeZone()));
            else data.put(column.getTitle().toLowerCase(), value instanceof Number ? value : value.toString());
        }
        data.put("label", element.getLabel());
        return data;
    }
}
