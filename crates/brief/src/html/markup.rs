//! Writes HTML: elements that close themselves, texts that are escaped.

use picture::{Scene, escape};

/// A piece of a page.
#[derive(Default)]
pub(super) struct Markup(String);

/// Attributes of an element: names and values.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Markup {
    pub fn finish(self) -> String {
        self.0
    }

    /// An element with what `inside` writes.
    pub fn element(&mut self, tag: &'static str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.open(tag, attributes);
        inside(self);
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
        if !matches!(tag, "a" | "b" | "cite" | "code" | "q" | "small" | "span" | "strong" | "time") {
            self.0.push('\n');
        }
    }

    /// An element with a text.
    pub fn words(&mut self, tag: &'static str, attributes: Attributes<'_>, text: &str) {
        self.element(tag, attributes, |page| page.text(text));
    }

    /// An element without an end.
    pub fn open(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            self.0.push_str(&format!(" {name}=\"{}\"", escape(value)));
        }
        self.0.push('>');
    }

    /// A text, escaped. A number keeps its sign on its line.
    pub fn text(&mut self, text: &str) {
        self.0.push_str(&escape(text).replace(" %", "\u{a0}%").replace(" in 1,000", "\u{a0}in\u{a0}1,000"));
    }

    /// A text in which `ids` stand between ticks; `leads` says where to.
    pub fn ticked(&mut self, text: &str, leads: impl Fn(&str) -> String) {
        for (at, part) in text.split('`').enumerate() {
            match (at % 2, leads(part).as_str()) {
                (0, _) => self.text(part),
                (_, "") => self.words("code", &[], part),
                (_, address) => self.link(address, part),
            }
        }
    }

    /// A text that leads somewhere; without an address it is a text.
    pub fn link(&mut self, address: &str, text: &str) {
        match address {
            "" => self.text(text),
            address => self.words("a", &[("href", address)], text),
        }
    }

    /// A text of which these parts, in this order, lead somewhere.
    pub fn linked(&mut self, text: &str, links: &[(String, String)]) {
        let mut rest = text;
        for (part, address) in links {
            if let Some((before, after)) = rest.split_once(part.as_str()) {
                self.text(before);
                self.link(address, part);
                rest = after;
            }
        }
        self.text(rest);
    }

    /// A picture.
    pub fn picture(&mut self, scene: &Scene) {
        self.0.push_str(&scene.svg());
        self.0.push('\n');
    }

    /// Text that is markup already: the style sheet, the document's type.
    pub fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// A section of the page under a heading, with this id.
    pub fn section(&mut self, id: &str, title: &str, inside: impl FnOnce(&mut Self)) {
        let heading = format!("{id}-heading");
        self.element("section", &[("id", id), ("aria-labelledby", &heading)], |page| {
            page.words("h2", &[("id", &heading)], title);
            inside(page);
        });
    }

    /// What is read by those who ask for it; left out in print.
    pub fn details(&mut self, summary: &str, inside: impl FnOnce(&mut Self)) {
        self.element("details", &[], |page| {
            page.words("summary", &[], summary);
            inside(page);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_escaped() {
        let mut page = Markup::default();
        page.element("p", &[("id", "a\"b")], |page| {
            page.text("1 < 2 & ");
            page.link("#x'", "more");
            page.link("", " none");
        });
        assert_eq!(page.finish(), "<p id=\"a&quot;b\">1 &lt; 2 &amp; <a href=\"#x&#39;\">more</a> none</p>\n");
    }

    #[test]
    fn parts_lead_in_their_order() {
        let mut page = Markup::default();
        let link = |part: &str, to: &str| (part.to_owned(), to.to_owned());
        page.linked("9 %, then 9 %.", &[link("9 %", "#a"), link("7 %", "#b"), link("9 %", "#c")]);
        let expected = "<a href=\"#a\">9 %</a>, then <a href=\"#c\">9 %</a>.";
        assert_eq!(page.finish().replace('\u{a0}', " "), expected);
    }

    #[test]
    fn ids_between_ticks_are_code_or_links() {
        let mut page = Markup::default();
        page.ticked("`a` and `b`", |id| if id == "b" { "#b".to_owned() } else { String::new() });
        assert_eq!(page.finish(), "<code>a</code> and <a href=\"#b\">b</a>");
    }
}
