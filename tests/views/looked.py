"""A page as a reader sees it who has looked at all of it: what is made when it comes into view stands in its place."""

import json
import re

PLACE = re.compile(r'<div class="chart later[^"]*" data-figure="([^"]+)".*?(?:</section>|</p>)\s*</div>', re.DOTALL)


def whole(view, query):
    """HTML of the main part of the page, each place filled by its part."""
    main = view.open(query).main
    return PLACE.sub(lambda place: json.loads(view.part(place[1], query))["body"], main)
