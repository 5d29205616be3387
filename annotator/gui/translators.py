"""The languages of the window: the program's own texts and Qt's."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from annotator.assets import resource

ENGLISH = "en"
"""Has a file too: for plurals."""


def install_translators(app: QCoreApplication, language: str = "") -> list[QTranslator]:
    """Install what there is for a language (a code such as `de`; empty: the system's), English beneath it."""
    locale = QLocale(language) if language else QLocale.system()
    if locale.language() == QLocale.Language.C:
        # A system without a language speaks English, with its thousands set apart.
        locale = QLocale(ENGLISH)
    QLocale.setDefault(locale)
    installed: list[QTranslator] = []
    folder = str(resource("i18n"))
    for name, place, wanted in (
        ("annotator", folder, QLocale(ENGLISH)),
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), locale),
        ("annotator", folder, locale),
    ):
        translator = QTranslator(app)
        if translator.load(wanted, name, "_", place):
            app.installTranslator(translator)
            installed.append(translator)
    return installed
