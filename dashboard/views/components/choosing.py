"""A choice of an address that only one page knows: taken where it is one, told and replaced by the first where not."""

from collections.abc import Mapping


def code_taken(
    value: str, codes: Mapping[str, str], shown: Mapping[str, str], sentence: str, notices: list[str]
) -> str:
    """Code of the address if it is one of ``codes``, else the first, with a notice where something was typed.

    ``shown`` has the words of what a code means, ``sentence`` names ``value`` and ``used``.
    """
    if value in codes:
        return value
    used = next(iter(codes))
    if value:
        notices.append(sentence.format(value=value, used=shown[codes[used]]))
    return used
