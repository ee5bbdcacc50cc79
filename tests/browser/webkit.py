"""What a reader does and reads in WebKitGTK, which Playwright cannot drive: everything goes through Selenium."""

import os
import subprocess
from contextlib import contextmanager

import browsers
from selenium import webdriver
from selenium.webdriver import WebKitGTKOptions
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.reader import CHECKS, plain

PATIENCE = 60  # seconds
ANSWER_ALL = """
const wanted = arguments[0];
const visible = (button) => "all" in button.dataset && button.checkVisibility();
[...document.querySelectorAll("button")].find(visible).click();
const radios = document.querySelectorAll("#check [type=radio]");
for (const radio of radios) radio.checked = wanted[radio.name] === radio.value;
document.querySelector("#check [type=submit]").click();
"""
SCRIPTED = "return 'scripted' in document.documentElement.dataset"
HAS_RESULT = (
    "return document.querySelector('[data-forget]').children.length && !document.querySelector('[data-working]')"
)
BY_PYTHON = "return document.querySelector('.without').hidden"
RESULT = "return document.querySelector('[data-forget]').textContent"
TEXT = """
const template = document.createElement("template");
template.innerHTML = arguments[0];
return template.content.textContent;
"""


@contextmanager
def screen():
    """The name of a screen that nobody sees."""
    command = [browsers.webkit()["screen"], "-displayfd", "1", "-screen", "0", "1024x768x24"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


@contextmanager
def browser(screen):
    """A WebKitGTK that has never been anywhere."""
    parts = browsers.webkit()
    options = WebKitGTKOptions()
    options.binary_location = parts["browser"]
    options.add_argument("--automation")
    service = Service(parts["driver"], env=os.environ | {"DISPLAY": screen})
    driver = webdriver.WebKitGTK(options=options, service=service)
    yield driver
    driver.quit()


def until(driver, condition):
    WebDriverWait(driver, PATIENCE, 0.2).until(lambda driver: driver.execute_script(condition))


def answer(driver, site, answers):
    """Open the first check, give these answers and ask for the result."""
    driver.get(site.address + CHECKS["first"])
    until(driver, SCRIPTED)
    driver.execute_script(ANSWER_ALL, answers)


def result_text(driver, ready=HAS_RESULT):
    until(driver, ready)
    return plain(driver.execute_script(RESULT))


def text_of(driver, html):
    """The text that the browser sees in this HTML."""
    return plain(driver.execute_script(TEXT, str(html)))
