"""Label Studio: a folder with the tasks as JSON and the labelling config that they belong to."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Format, Lose, ReadOptions, Tell, WriteOptions
from annotator.formats.json.heads import member_of
from annotator.formats.json.reading import read_records
from annotator.formats.json_records.parts import dumped
from annotator.formats.label_studio.config import config_of
from annotator.formats.label_studio.reading import article_of_task
from annotator.formats.label_studio.writing import Tasks

TASKS, CONFIG = "tasks.json", "label_config.xml"


class LabelStudioImporter:
    """Reads the JSON that Label Studio exports, or takes in as tasks."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether the first record is a task: data with annotations or predictions."""
        return member_of(path, head) == "label-studio"

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the articles one by one, each with the annotations of its task as sets."""
        yield from read_records(path, options, tell, article_of_task)


class LabelStudioExporter:
    """Writes tasks and config as Label Studio takes them in."""

    def carried(self, article: AnnotatedArticle, scheme: Scheme, lose: Lose) -> AnnotatedArticle:
        """Return the article: what Label Studio has no place for stands beside it."""
        del scheme, lose
        return article

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles into a folder."""
        del options
        tasks = Tasks(scheme)
        with (target / TASKS).open("wb") as file:
            between = b"[\n"
            for article in articles:
                file.write(between + dumped(tasks.task(article), article))
                between = b","
            file.write(b"]\n" if between == b"," else b"[]\n")
        labels = tasks.labels - {label.name for label in scheme.labels}
        kinds = tasks.relation_types - {kind.name for kind in scheme.relation_types}
        (target / CONFIG).write_text(config_of(scheme, labels, kinds), encoding="utf-8", newline="\n")


def _config_beside(path: Path) -> Iterable[Path]:
    beside = path.with_name(CONFIG)
    return (beside,) if beside.is_file() else ()


FORMAT = Format(
    name="label-studio",
    title="Label Studio JSON",
    endings=(".json",),
    target="folder",
    loses=(),
    importer=LabelStudioImporter(),
    exporter=LabelStudioExporter(),
    companions=_config_beside,
    unseen=(
        "Label Studio itself takes an annotation of several fragments as one region",
        "Label Studio itself does not show attributes and notes of relations (they come back here)",
    ),
)
