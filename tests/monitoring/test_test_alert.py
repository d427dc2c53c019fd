"""The test alert of docs/dashboards.md, word for word, reaches the webhook that the stack is given."""

import re
import shutil
import subprocess
import time
from contextlib import closing

import pytest

from deploy.local.home import ROOT
from tests.conftest import NewStackFixture
from tests.webhook import Webhook

RECIPE = re.compile(r"^```\n(amtool alert add .*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.skipif(not shutil.which("amtool"), reason="no amtool here")
def test_the_test_alert_of_the_docs_arrives(new_stack: NewStackFixture) -> None:
    [command] = RECIPE.findall((ROOT / "docs/dashboards.md").read_text())
    with closing(Webhook()) as webhook:
        stack = new_stack("alertmanager", FRONTWATCH_WEBHOOK_URL=webhook.url)
        command = command.replace("http://127.0.0.1:19094", stack.url("alertmanager"))
        subprocess.run(["sh", "-c", command], check=True)
        deadline = time.monotonic() + 30
        while not webhook.notifications and time.monotonic() < deadline:
            time.sleep(0.1)
        [sent] = webhook.notifications
        [alert] = sent["alerts"]
    assert (sent["receiver"], alert["annotations"]["summary"]) == ("people", "A test, no news")
