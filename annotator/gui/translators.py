"""The languages of the window: the program's own texts and Qt's."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from annotator.assets import resource

ENGLISH = "en"
"""Has a file too: for plurals."""


def install_translators(app: QCoreApplication, language: str = "") -> list[QTranslator]:
    """Install what there is for a language (a code such as `de`; empty: the system's), English beneath it.

    Where the program does not speak the language, Qt's buttons stay English too.
    """
    locale = QLocale(language) if language else QLocale.system()
    if locale.language() == QLocale.Language.C:
        # A system without a language speaks English, with its thousands set apart.
        locale = QLocale(ENGLISH)
    QLocale.setDefault(locale)
    folder = str(resource("i18n"))
    found = [_loaded(app, QLocale(ENGLISH), "annotator", folder)]
    ours = _loaded(app, locale, "annotator", folder)
    if ours is not None:
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        found += [_loaded(app, locale, "qtbase", qt), ours]
    installed = [translator for translator in found if translator is not None]
    for translator in installed:
        # The one installed last is asked first.
        app.installTranslator(translator)
    return installed


def _loaded(app: QCoreApplication, locale: QLocale, name: str, folder: str) -> QTranslator | None:
    translator = QTranslator(app)
    return translator if translator.load(locale, name, "_", folder) else None
