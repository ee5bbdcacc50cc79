"""What a reader does in the check, and what they read there: by roles and visible names, as a person would."""

import re

from playwright.sync_api import expect

from quiz.report import report
from quiz.result import result

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
SIZES = [PHONE, DESK]
CHECKS = {"first": "check/first/", "now": "check/now/"}
RESULT = "[data-forget]"
# Some of each answer, and one that is not counted.
ANSWERS = {"understood": "yes", "safe_to_say": "no", "pace": "unsure", "worries": "no", "practical": "no"}
THRIFTY = "Object.defineProperty(navigator.connection, 'saveData', { get: () => true });"

# Does


def open_check(page, site, stage="first"):
    page.goto(site.address + CHECKS[stage])
    wait_for_script(page)


def wait_for_script(page):
    page.wait_for_function("() => 'scripted' in document.documentElement.dataset")


def wait_for_python(page):
    page.wait_for_function("() => document.getElementById('check').dataset.state === 'ready'")


def press(page, name):
    """Press the one visible button or link with this name."""
    page.locator("button:visible, a:visible").filter(has_text=name).first.click()


def show_all(page):
    press(page, "Show all questions on one page")


def answer_all(page, answers):
    """Set every radio at once: what is not in answers is cleared."""
    page.evaluate(
        """(answers) => {
          for (const radio of document.querySelectorAll("#check [type=radio]")) {
            const wanted = answers[radio.name] === radio.value;
            if (radio.checked === wanted) continue;
            radio.checked = wanted;
            radio.dispatchEvent(new Event("change", { bubbles: true }));
          }
        }""",
        answers,
    )


def choose(page, answer):
    page.get_by_role("radio", name=answer, exact=True).locator("visible=true").check()


def forward(page, answer=None):
    """Answer the question on view, if an answer is given, and continue."""
    if answer:
        choose(page, answer)
    press(page, "Continue")


def to_review(page):
    """Go on through every question that is left, without answering."""
    while not page.get_by_role("heading", name="Check your answers").is_visible():
        forward(page)


def submit(page):
    press(page, "Show what my answers say")


def wait_for_result(page):
    page.wait_for_function(
        "(place) => document.querySelector(place).children.length && !document.querySelector('[data-working]')",
        arg=RESULT,
    )


def take(page, answers):
    """Answer in the view of all questions, show the result and wait for it."""
    show_all(page)
    answer_all(page, answers)
    submit(page)
    wait_for_result(page)


# Reads


def focused(page):
    """The text of what has the focus."""
    return plain(page.evaluate("() => document.activeElement.textContent"))


def shown_question(page):
    """The one question on view."""
    return page.locator("#check legend h2:visible").inner_text()


def given_answers(page):
    """What is ticked in the form now: {name: value}."""
    return page.evaluate("() => Object.fromEntries(new FormData(document.getElementById('check')))")


def result_text(page):
    return plain(page.locator(RESULT).text_content())


def list_frame(page):
    """What stands around the sentences of the list: its title and its last line."""
    return plain(page.locator("[data-agenda]").get_attribute("data-agenda"))


def outcome_title(page):
    return page.locator(f"{RESULT} .outcome h3").inner_text()


def plain(text):
    return re.sub(r"\s+", " ", text).strip()


def sheets(page, size="A4"):
    """How many sheets the page fills when printed."""
    content = page.pdf(format=size)
    return content.count(b"/Type /Page") - content.count(b"/Type /Pages")


# Ought to read


def python_says(page, quiz, stage, answers):
    """The result as Python here gives it, as the text that a browser sees in it."""
    return plain(
        page.evaluate(
            """(html) => {
              const template = document.createElement("template");
              template.innerHTML = html;
              return template.content.textContent;
            }""",
            str(result(quiz, stage, answers)),
        )
    )


def expect_result_of_python(page, quiz, stage, answers):
    """The result on view is Python's, word for word, and the answers are still there."""
    wait_for_python(page)
    wait_for_result(page)
    expect(page.locator(".without")).to_be_hidden()
    assert result_text(page) == python_says(page, quiz, stage, answers)
    assert given_answers(page) == answers


def printed_sentences(quiz, stage, answers):
    """Every paragraph and bullet that the terminal prints, unwrapped."""
    blocks = re.split(r"\n\s*\n|\n(?=- )", report(quiz, stage, answers))
    return [plain(re.sub(r"^- |\n-+$", "", block)) for block in blocks if block.strip()]


def asked(quiz, stage):
    """The questions of a stage in order, as (id, sentence)."""
    counted = [(question.id, quiz.words["questions"][question.id][stage]["ask"]) for question in quiz.questions]
    return counted + [(aside.id, quiz.words["asides"][aside.id][stage]["ask"]) for aside in quiz.asides_of(stage)]
