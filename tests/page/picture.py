#!/usr/bin/env python3
"""Takes a picture of an HTML page with the evidence of a sure claim: picture.py PAGE.html PICTURE.png [light|dark]"""
import sys
import tempfile
from pathlib import Path

import browser as browsers

SURE = "model.claims.find(claim => claim.charge_text && claim.confidence >= 0.8) ?? model.claims[0]"


def main():
    page, picture, *colours = sys.argv[1:]
    with tempfile.TemporaryDirectory() as downloads:
        browser = browsers.Browser(downloads, 1440, 980)
        try:
            browser.colours(colours[0] if colours else "light")
            browser.open(Path(page))
            browser.wait("network.drawn")
            browser.run(f"location.hash = evidence.link_to({SURE})")
            browser.driver.execute_async_script("setTimeout(arguments[0], 600)")
            browser.driver.save_screenshot(picture)
        finally:
            browser.close()


if __name__ == "__main__":
    main()
