"""Makes the guide a site: pictures of the running application, then pages that open without a server."""
