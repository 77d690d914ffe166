"""placeholder while the domain is written"""
from bonemets.widgets.base import BoneWidget
class TriageWidget(BoneWidget):
    module = "figure.js"
