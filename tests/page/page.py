"""What the tests do with a page and see in it."""
import browser as browsers


class Page:
    """What the tests do with a page and see in it."""

    def __init__(self, browser, file):
        self.browser, self.file = browser, file

    def open(self, fragment=""):
        self.browser.open(self.file, fragment)
        self.browser.wait("network.drawn")
        self.settle()
        return self

    def settle(self):
        """Waits until what was asked for is drawn: the graph follows within a tenth of a second."""
        self.browser.driver.execute_async_script("const done = arguments[0]; setTimeout(() => requestAnimationFrame(() => done()), 220)")

    def all(self, selector):
        return self.browser.driver.find_elements("css selector", selector)

    def one(self, selector):
        return self.browser.driver.find_element("css selector", selector)

    def click(self, selector):
        self.one(selector).click()
        self.settle()

    def type(self, selector, *keys):
        self.one(selector).send_keys(*keys)
        self.settle()

    def choose(self, selector, value):
        self.browser.run("const field = document.querySelector(arguments[0]); field.value = arguments[1];"
                         "field.dispatchEvent(new Event('input', {bubbles: true}))", selector, value)
        self.settle()

    def press(self, *keys):
        browsers.webdriver.ActionChains(self.browser.driver).send_keys(*keys).perform()
        self.settle()

    def click_graph(self, place):
        """`place`: JavaScript for a point of the drawing, in its own pixels."""
        self.browser.run("document.getElementById('drawing').scrollIntoView({block: 'center'})")
        point = self.browser.run(f"const at = {place}, box = document.getElementById('drawing').getBoundingClientRect();"
                                 "return {x: at.x - box.width / 2, y: at.y - box.height / 2}")
        browsers.webdriver.ActionChains(self.browser.driver).move_to_element_with_offset(
            self.one("#drawing"), round(point["x"]), round(point["y"])).click().perform()
        self.settle()

    @property
    def count(self):
        return self.one("#count").text

    @property
    def shown(self):
        """Number of claims in the table, also of those out of view."""
        return int(self.one("table[role=grid]").get_attribute("aria-rowcount")) - 1

    @property
    def heading(self):
        return self.one("#evidence h2").text.split("\n")

    @property
    def fragment(self):
        return self.browser.run("return location.hash")

    def graph(self, script):
        return self.browser.run(f"const cy = network.drawn; return {script}")
