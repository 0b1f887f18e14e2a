"""The least that a PySide6 program can be: one empty window. What every start is measured against."""

import sys

from PySide6.QtWidgets import QApplication, QWidget

app = QApplication(sys.argv)
window = QWidget()
window.resize(1120, 780)
window.show()
sys.exit(app.exec())
