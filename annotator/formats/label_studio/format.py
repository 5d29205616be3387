"""Label Studio: a folder with the tasks as JSON and the labelling config that they belong to."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Format, ReadOptions, Tell, WriteOptions
from annotator.formats.json_records.family import RecordImporter, write_list
from annotator.formats.json_records.parts import dumped
from annotator.formats.keeping_all import KeepsAll
from annotator.formats.label_colours import coloured, file_beside
from annotator.formats.label_studio.config import CONFIG, colours_in, config_of
from annotator.formats.label_studio.reading import article_of_task
from annotator.formats.label_studio.writing import Tasks

TASKS = "tasks.json"


class LabelStudioImporter(RecordImporter):
    """Reads tasks; the labelling config beside them, where it is there, tells the colours of labels."""

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the articles one by one."""
        colours = colours_in(file_beside(path.with_name(CONFIG)))
        for article in super().read(path, options, tell):
            yield coloured(article, colours)


class LabelStudioExporter(KeepsAll):
    """Writes tasks and config as Label Studio takes them in."""

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles into a folder."""
        del options
        tasks = Tasks(scheme)
        write_list(target / TASKS, (dumped(tasks.task(article), article) for article in articles))
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
    importer=LabelStudioImporter("label-studio", article_of_task),
    exporter=LabelStudioExporter(),
    companions=_config_beside,
    unseen=(
        "Label Studio itself takes an annotation of several fragments as one region",
        "Label Studio itself does not show attributes and notes of relations (they come back here)",
    ),
)
