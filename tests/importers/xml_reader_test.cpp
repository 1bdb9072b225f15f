#include "importers/xml_reader.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace relata {
namespace {

/// Writes what it is told.
class Echo : public XmlEvents {
public:
    void start(const XmlElementView& element) override {
        out += '<' + std::string(element.name());
        for (const auto& [name, prefix, value] : element.attributes()) {
            out += ' ';
            if (!prefix.empty()) out += std::string(prefix) + ':';
            out += std::string(name) + '=' + std::string(value) + '@' +
                   std::to_string(element.value_offset(name));
        }
        out += '@' + std::to_string(element.offset()) + '>';
    }
    void end(std::size_t) override { out += "</>"; }
    void text(std::string_view piece) override { out += piece; }

    std::string out;
};

std::string echo(std::string_view text) {
    const PlacesView places(text, "t.xml");
    Echo events;
    read_xml(text, places, events);
    return events.out;
}

std::string error_of(std::string_view text) {
    try {
        echo(text);
    } catch (const InputError& error) {
        return error.what();
    }
    return "no error";
}

class Thrower : public XmlEvents {
public:
    void start(const XmlElementView&) override { throw InputError({"t.xml", 7, 1}, "stop here"); }
    void end(std::size_t) override {}
    void text(std::string_view) override {}
};

}  // namespace

TEST_CASE("elements come with local names and the places of their values", "[importers][xml]") {
    CHECK(
        echo("<a xmlns:y='u' y:b = \"1\" c='&lt;'>t<y:d/><![CDATA[<x>]]></a>") ==
        "<a y:b=1@22 c=<@28@0>t<d@35></><x></>"
    );
}

TEST_CASE("a document type is skipped, and what it declares refused", "[importers][xml]") {
    CHECK(echo("<!DOCTYPE a SYSTEM \"http://127.0.0.1/a.dtd\"><a/>") == "<a@44></>");
    CHECK(echo("<!DOCTYPE a [<!ELEMENT a ANY>]><a/>") == "<a@31></>");
    CHECK(
        error_of("<!DOCTYPE a [\n <!ENTITY lol \"lol\">]><a>&lol;</a>") ==
        "t.xml:2:2: the document type declares the entity \"lol\", which relata does not expand; "
        "expected the text itself"
    );
    CHECK(
        error_of("<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]><a/>") ==
        "t.xml:1:14: the document type declares the entity \"p\", which relata does not expand; "
        "expected the text itself"
    );
    CHECK(
        error_of("<!DOCTYPE a [<!ATTLIST a b CDATA \"long\">]><a/>") ==
        "t.xml:1:14: the document type gives the attribute \"b\" of <a> a value, which relata does "
        "not read; expected it in the elements"
    );
    // Expat leaves these out without a word when there is an external document type.
    CHECK(
        error_of("<!DOCTYPE a SYSTEM \"a.dtd\"><a b=\"caf&eacute;\"/>") ==
        "t.xml:1:37: unknown entity \"&eacute;\", expected a character or one of &amp; &lt; &gt; "
        "&quot; &apos;"
    );
    CHECK(
        error_of("<!DOCTYPE a SYSTEM \"a.dtd\"><a>caf&eacute;</a>") ==
        "t.xml:1:34: unknown entity \"&eacute;\", expected a character or one of &amp; &lt; &gt; "
        "&quot; &apos;"
    );
}

TEST_CASE("what is not well-formed is reported with its place", "[importers][xml]") {
    CHECK(error_of("<a>\n<b>\n</c></a>") == "t.xml:3:3: found \"</c>\", expected \"</b>\"");
    CHECK(error_of("<a><b>") == "t.xml:1:7: the input ends here, expected </b>");
    CHECK(
        error_of("<a>&nbsp;</a>") ==
        "t.xml:1:4: unknown entity \"&nbsp;\", expected a character or one of &amp; &lt; &gt; "
        "&quot; &apos;"
    );
    CHECK(
        error_of("<a/>x") ==
        "t.xml:1:5: found more after the end of the root element, expected the end of input"
    );
    CHECK(error_of("<a b='1' b='2'/>") == "t.xml:1:10: an attribute is given twice in this tag");
    CHECK(error_of("<a>A & B</a>") == "t.xml:1:6: a lone \"&\", expected \"&amp;\"");
    CHECK(
        error_of("<a>\x01</a>") ==
        "t.xml:1:4: the control character U+0001, which XML does not allow"
    );
    CHECK(
        error_of("<a>&#0;</a>") == "t.xml:1:4: a reference to a character that XML does not have"
    );
    CHECK(
        error_of("<q:a/>") ==
        "t.xml:1:1: a prefix in this tag is not declared, expected an attribute xmlns:… for it"
    );
    CHECK(
        error_of("\n<?xml version='1.0'?><a/>") ==
        "t.xml:2:1: the XML declaration stands here, expected it at the very beginning"
    );
    CHECK(
        error_of("<?xml version='1.0' encoding='EBCDIC-XX'?><a/>") ==
        "t.xml:1:1: unknown encoding \"EBCDIC-XX\", expected UTF-8"
    );
    CHECK(error_of("") == "t.xml:1:1: the input ends here, expected an element");
    CHECK(error_of("<a b=1/>") == "t.xml:1:6: not well-formed XML at \"1/>\"");
}

TEST_CASE("the declared encoding does not count: the bytes are UTF-8", "[importers][xml]") {
    CHECK(echo("<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>") == "<a@43>é</>");
}

TEST_CASE("depth and number of attributes have limits", "[importers][xml]") {
    std::string deep;
    for (int i = 0; i < 512; ++i) deep += "<a>";
    std::string end;
    for (int i = 0; i < 512; ++i) end += "</a>";
    CHECK(error_of(deep + end) == "no error");
    CHECK(error_of(deep + "<a/>" + end) == "t.xml:1:1537: elements nested more than 512 deep");
    std::string wide = "<a";
    for (int i = 0; i <= 1000; ++i) wide += " a" + std::to_string(i) + "=''";
    CHECK(error_of(wide + "/>") == "t.xml:1:1: <a> has 1001 attributes, expected at most 1000");
}

TEST_CASE("an exception leaves the parser as it is", "[importers][xml]") {
    const PlacesView places("<a><b/></a>", "t.xml");
    Thrower events;
    CHECK_THROWS_WITH(read_xml("<a><b/></a>", places, events), "t.xml:7:1: stop here");
}

TEST_CASE("the root is found behind what stands before it", "[importers][xml]") {
    const auto name = [](std::string_view text) {
        const auto root = find_xml_root(text);
        return root ? std::string(root->name) : "none";
    };
    CHECK(name("<graphml/>") == "graphml");
    CHECK(
        name("<?xml version='1.0'?>\n<!-- <x> -->\n<!DOCTYPE g [<!ELEMENT g ANY>]>\n<p:g a='1'>") ==
        "g"
    );
    CHECK(name("Ada <b>met</b> Bob") == "none");
    CHECK(name("<- an arrow") == "none");
    CHECK(name("<!-- no end") == "none");
}

}  // namespace relata
