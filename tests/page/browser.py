"""A headless Chromium for the tests of the page."""
import shutil
import sys

SKIPPED = 77


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


try:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
except ImportError:
    skip("python3-selenium is not installed")


def binary():
    # Debian's launcher script is left out: its flags are for a desktop.
    return shutil.which("chromium", path="/usr/lib/chromium") or shutil.which("chromium") or shutil.which("google-chrome")


class Browser:
    """One window; every page opens in it afresh. `console` collects what the pages complained of."""

    def __init__(self, downloads, width=1440, height=1000):
        if not binary() or not shutil.which("chromedriver"):
            skip("chromium or chromedriver (chromium-driver) is not installed")
        options = webdriver.ChromeOptions()
        options.binary_location = binary()
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--window-size={width},{height}"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
        self.command("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads))
        self.size(width, height)
        self.console = []

    def command(self, name, **parameters):
        return self.driver.execute_cdp_cmd(name, parameters)

    def size(self, width, height):
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def colours(self, scheme):
        self.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def scripts(self, allowed):
        self.command("Emulation.setScriptExecutionDisabled", value=not allowed)

    def open(self, file, fragment=""):
        self.driver.get("about:blank")  # the same file with another fragment would not be loaded again
        self.driver.get(file.resolve().as_uri() + fragment)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def wait(self, condition):
        self.driver.execute_async_script(
            f"const done = arguments[0]; (function look() {{ if ({condition}) done(); else requestAnimationFrame(look); }})()")

    def complaints(self):
        self.console += [f"{entry['level']}: {entry['message']}" for entry in self.driver.get_log("browser")]
        return self.console

    def close(self):
        self.driver.quit()
