"""Where what guest tools need is joined: apart from the rest, so that no other command loads it."""
