from architecture import map as house_map


def test_the_map_is_drawn_from_the_contracts():
    assert house_map.MAP.read_text("utf-8") == house_map.draw(), "run: python -m architecture.map"
