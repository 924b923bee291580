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
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.types.TimeSet;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/**
 * OpenInGephi FILE...: imports each file as Gephi's "Open" does, with no merge strategy but Gephi's own default, and prints one line of
 * JSON per file: what is in the graph afterwards, in the form of ../node/open.js.
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
            ImportController importer = Lookup.getDefault().lookup(ImportController.class);
            Container container = importer.importFile(file);
            if (!container.verify()) throw new IllegalArgumentException("Gephi refuses the file");
            var workspace = Lookup.getDefault().lookup(ProjectController.class).getCurrentWorkspace();
            importer.process(container, new DefaultProcessor(), workspace);
            read(Lookup.getDefault().lookup(GraphController.class).getGraphModel(
                    Lookup.getDefault().lookup(ProjectController.class).getCurrentWorkspace()), out);
        } catch (Throwable error) {
            error.printStackTrace();
            out.put("error", error.toString());
        }
        return out;
    }

    private static void read(GraphModel model, Map<String, Object> out) {
        Graph graph = model.getGraph();
        Map<String, String> nodes = new LinkedHashMap<>();
        for (Node node : graph.getNodes()) nodes.put(node.getId().toString(), node.getLabel());
        List<Object> edges = new ArrayList<>();
        for (Edge edge : graph.getEdges()) {
            Map<String, Object> data = new LinkedHashMap<>();
            for (Column column : edge.getTable()) {
                Object value = edge.getAttribute(column);
                if (value == null || column.getId().equals("id")) continue;
                // Columns are named by their titles: for GraphML and GEXF the ids are those of the file's keys.
                if (value instanceof TimeSet<?> time) data.put("timeset", time.toString(model.getTimeFormat(), model.getTimeZone()));
                else data.put(column.getTitle().toLowerCase(), value instanceof Number ? value : value.toString());
            }
            data.put("label", edge.getLabel());
            data.put("weight", edge.getWeight());
            edges.add(Map.of("key", edge.getId().toString(), "source", edge.getSource().getId().toString(),
                             "target", edge.getTarget().getId().toString(), "data", data));
        }
        out.put("nodes", nodes);
        out.put("edges", edges);
    }
}
