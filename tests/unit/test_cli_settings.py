import pytest

from services.cli.__main__ import main


def test_a_wrong_setting_is_named_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["frontwatch", "board"])
    monkeypatch.setenv("FRONTWATCH_REDIS_URL", "nowhere")
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("FRONTWATCH_REDIS_URL: ")
