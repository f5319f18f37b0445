"""Policy-as-code for what Dutch school boards buy."""

__version__ = "0.1.0"
