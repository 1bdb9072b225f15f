#!/usr/bin/env python3
"""check_dossier.py RELATA: what readers of Markdown make of a dossier full of nasty names.

The dossier of a graph whose names, aliases, properties, types, quotations and title are the nasty
labels goes through cmark and cmark-gfm with all their extensions, HTML allowed. What comes out must
have relata's own elements only, and show each label letter by letter. Skipped without the two.
"""
import html.parser
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

READERS = [
    ["cmark", "--unsafe"],
    ["cmark", "--unsafe", "--smart"],
    ["cmark-gfm", "--unsafe", "-e", "table", "-e", "autolink", "-e", "strikethrough",
     "-e", "tasklist", "-e", "tagfilter", "-e", "footnotes"],
]
# What means something to Markdown, beside the labels that mean something to others.
MORE = ["[a](https://x.example)", "![a](b.png)", "[a][b]", "[^1]", "# heading", "- item", "+ item",
        "1. item", "2) item", "- [ ] task", "***", "---", "===", "`code`", "``` fence", "*a* **b**",
        "_a_ __b__", "~~gone~~", "> quoted", "| a | b |", "a@b.example", "<a@b.example>",
        "mailto:a@b.example", "xmpp:a@b.example", "http://x.example", "ftp://x.example",
        "www.x.example", "WWW.x.example", "<https://x.example>", "&copy;", "a\\", "[a]: https://x.example",
        "{#id .class}", "$x$", "==a==", ":smile:", "Stop!", "[", "]", "](", "<a id=x>"]
PLAIN = {"h1", "h2", "h3", "p", "ul", "ol", "li", "strong", "blockquote", "table", "thead", "tbody",
         "tr", "th", "td"}


class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.wrong = []

    def handle_starttag(self, tag, attributes):
        names = dict(attributes)
        if tag in PLAIN:
            fine = not names or (tag == "ol" and list(names) == ["start"])
        elif tag == "a":
            href = names.get("href", "")
            fine = (set(names) == {"id"} and re.fullmatch(r"[A-Za-z0-9_]+", names["id"])) or \
                   (set(names) == {"href"} and (re.fullmatch(r"#[A-Za-z0-9_]+", href) or
                                                href.startswith("https://ours.example/")))
        elif tag == "img":
            fine = set(names) == {"src", "alt"} and names["src"] == "nasty.svg"
        else:
            fine = False
        if not fine:
            self.wrong.append(self.get_starttag_text())

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        if data.strip():
            self.wrong.append(data)

    def handle_decl(self, declaration):
        self.wrong.append(declaration)

    def handle_pi(self, data):
        self.wrong.append(data)


def without_blanks(text):
    return re.sub(r"[ \t\r\n]+", "", text)


def plain_quotes(text):
    """What --smart makes of quotes, dashes and dots, undone on both sides."""
    for curly, plain in (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"),
                         ("—", "---"), ("–", "--"), ("…", "...")):
        text = text.replace(curly, plain)
    return text


def graph_of(labels):
    entities = [{"id": "hub", "name": "Hub", "kinds": ["Topic"]}]
    relations, text = [], ""
    for number, label in enumerate(labels):
        name = label["expect"]
        entities.append({"id": f"e{number}", "name": name, "kinds": [name or "none"],
                         "aliases": ["alias " + name],
                         "properties": {name or "empty": "value " + name,
                                        "url": "https://ours.example/" + str(number)}})
        quote = name + " "
        begin = len(text.encode())
        text += quote
        relations.append({"id": f"r{number + 1}", "source": "hub", "target": f"e{number}",
                          "type": name or "none",
                          "properties": {"role": name, "when": name, "speaker": name},
                          "evidence": [{"document": "d", "begin": begin,
                                        "end": begin + len(quote.encode()), "quote": quote}]})
    return entities, relations, text


def main():
    relata = pathlib.Path(sys.argv[1]).resolve()
    if not shutil.which("cmark") or not shutil.which("cmark-gfm"):
        print("skipped: cmark and cmark-gfm are not installed")
        return 77
    root = pathlib.Path(__file__).resolve().parents[1]
    labels = json.loads((root / "data/nasty_labels.json").read_text())["labels"]
    assert len(labels) == 79
    labels += [{"id": text, "expect": text} for text in MORE]
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        entities, relations, text = graph_of(labels)
        graph = {"relata": 1, "directed": True, "multigraph": True,
                 "graph": {"title": "*t* [x](y) <script>"},
                 "documents": [{"id": "d", "title": "<b>t</b>", "text": text}],
                 "nodes": entities, "edges": relations}
        (folder / "nasty.json").write_text(json.dumps(graph))
        subprocess.run([relata, "render", "nasty.json", "-o", "nasty.md"],
                       cwd=folder, check=True)
        dossier = (folder / "nasty.md").read_bytes()
        assert (folder / "nasty.svg").exists()
        for command in READERS:
            reader = Reader()
            shown = subprocess.run(command, input=dossier, capture_output=True, check=True)
            reader.feed(shown.stdout.decode())
            for wrong in reader.wrong:
                print(" ".join(command), "makes", wrong)
                failures += 1
            seen = plain_quotes(without_blanks(reader.text))
            for label in labels:
                expected = plain_quotes(without_blanks(label["expect"]))
                for around in ("alias{}", '"{}"', "accordingto{}"):
                    if around.format(expected).rstrip() not in seen:
                        print(" ".join(command), "does not show", label["id"], around)
                        failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
