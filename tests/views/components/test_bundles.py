from types import SimpleNamespace

from dashboard.views.components.bundles import kept


class Asked:
    def __init__(self):
        self.times = 0

    def __call__(self, roots, resources, **_options):
        self.times += 1
        return f"<script src='{resources.root_url}{len(roots)}'>", "<style>"


def served_from(root_url):
    return SimpleNamespace(mode="server", root_url=root_url)


def test_a_bundle_is_worked_out_once_for_pages_alike():
    asked = Asked()
    bundle = kept(asked)
    first = bundle([1], served_from("/"))
    assert bundle([2], served_from("/")) == first == ("<script src='/1'>", "<style>")
    assert asked.times == 1


def test_other_addresses_other_roots_and_other_options_have_their_own():
    asked = Asked()
    bundle = kept(asked)
    bundle([1], served_from("/"))
    bundle([1], served_from("/deep/"))
    bundle([], served_from("/"))
    bundle(["text"], served_from("/"))
    bundle([1], served_from("/"), reloading=True)
    assert asked.times == 5
