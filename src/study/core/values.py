"""Value classes as ``dataclasses`` makes them, without what that costs at every start.

Importing the original, which imports ``inspect``, and compiling six methods a class took a third of the time of
``study today``. Here a class shares its methods with all others, and its ``__init__`` is compiled when the first value
is made: most classes that a command imports, it never uses. Type checkers see the original. That nothing is assigned
to a frozen value is theirs to hold; at run time frozen only means that a value can be a key.
"""

from __future__ import annotations

from operator import attrgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from dataclasses import asdict, dataclass, field, replace
    from typing import Any

__all__ = ["asdict", "dataclass", "field", "replace"]


class _Field:
    """What is said of a field: its default, or what makes it for each value, and whether values compare by it."""

    __slots__ = ("compare", "default", "make")

    def __init__(self, default: object, make: Callable[[], object] | None, compare: bool) -> None:
        self.default, self.make, self.compare = default, make, compare


def _field(
    *, default: object = None, default_factory: Callable[[], object] | None = None, compare: bool = True
) -> _Field:
    return _Field(default, default_factory, compare)


def _dataclass(
    *, frozen: bool = False, slots: bool = False, order: bool = False, kw_only: bool = False
) -> Callable[[type], type]:
    """Always with slots, whatever is said, since all classes here say so."""

    def made(kind: type) -> type:
        inherited = getattr(kind.__base__, "__match_args__", ())
        new = tuple(name for name in kind.__annotations__ if name not in inherited)
        names = (*inherited, *new)
        said = getattr(kind.__base__, "__said__", {}) | {name: vars(kind)[name] for name in names if name in vars(kind)}
        keywords = names if kw_only else getattr(kind.__base__, "__keywords__", ())
        body = {name: value for name, value in vars(kind).items() if name not in (*names, "__dict__", "__weakref__")}
        compared = [name for name in names if not isinstance(field := said.get(name), _Field) or field.compare]
        own = {
            "__slots__": new,
            "__match_args__": names,
            "__said__": said,
            "__keywords__": keywords,
            "__init__": _first_init(names, said, keywords),
        }
        return type(kind)(kind.__name__, kind.__bases__, own | _methods(compared, frozen, order) | body)

    return made


def _asdict(value: Any) -> dict[str, object]:
    """The fields of a value, as they are."""
    return {name: getattr(value, name) for name in value.__match_args__}


def _replace(value: Any, **changes: object) -> Any:
    return type(value)(**_asdict(value) | changes)


def _first_init(names: tuple[str, ...], said: Mapping[str, object], keywords: tuple[str, ...]) -> Callable[..., None]:
    """An ``__init__`` that puts the real one into its place when it is first called."""

    def __init__(self: Any, *values: object, **named: object) -> None:  # noqa: N807
        compiled = _compiled_init(names, said, keywords)
        type(self).__init__ = compiled
        compiled(self, *values, **named)

    return __init__


def _compiled_init(
    names: tuple[str, ...], said: Mapping[str, object], keywords: tuple[str, ...]
) -> Callable[..., None]:
    """An ``__init__`` written out, which is several times as fast as a loop over the fields."""
    made = {name: field for name, field in said.items() if isinstance(field, _Field)}
    defaults = dict(said) | {name: field if field.make else field.default for name, field in made.items()}
    given = {name: f"{name}=defaults[{name!r}]" if name in defaults else name for name in names}
    heads = ["self", *(given[name] for name in names if name not in keywords)]
    heads += ["*", *(given[name] for name in keywords)] if keywords else []
    lines = [
        f" self.{name} = {name}.make() if {name}.__class__ is Field else {name}"
        if name in made
        else f" self.{name} = {name}"
        for name in names
    ]
    known: dict[str, Any] = {"defaults": defaults, "Field": _Field}
    exec("\n".join([f"def __init__({', '.join(heads)}):", *lines]), known)  # noqa: S102 (made of the names of fields alone)
    compiled: Callable[..., None] = known["__init__"]
    return compiled


def _methods(compared: Sequence[str], frozen: bool, order: bool) -> dict[str, object]:
    """How values of a class are compared and shown: by their fields, in the order of the class."""
    fields = attrgetter(*compared)

    def __eq__(self: object, other: object) -> Any:  # noqa: N807
        return fields(self) == fields(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(fields(self))

    def __lt__(self: object, other: object) -> Any:  # noqa: N807
        return fields(self) < fields(other) if other.__class__ is self.__class__ else NotImplemented

    def __repr__(self: object) -> str:  # noqa: N807
        return f"{type(self).__qualname__}({', '.join(f'{name}={cell!r}' for name, cell in _asdict(self).items())})"

    methods: dict[str, object] = {"__eq__": __eq__, "__hash__": __hash__ if frozen else None, "__repr__": __repr__}
    return methods | {"__lt__": __lt__} if order else methods


if not TYPE_CHECKING:
    asdict, dataclass, field, replace = _asdict, _dataclass, _field, _replace
