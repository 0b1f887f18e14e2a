"""Named by the binding; see :mod:`selfhelp.ui.binding`."""
