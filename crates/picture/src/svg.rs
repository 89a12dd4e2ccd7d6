//! Writes a scene as SVG.

use crate::markup::{escape, number};
use crate::scene::{Anchor, Element, Scene, Shape, Step, Weight};

/// The room around a picture that stands alone.
const MARGIN: f64 = 16.0;

impl Scene {
    /// The picture as an `svg` element for a page, which has the style sheet.
    #[must_use]
    pub fn svg(&self) -> String {
        self.written(None)
    }

    /// The picture as a file that stands alone, with this style sheet inside. The style sheet is not escaped: it is no input.
    #[must_use]
    pub fn file(&self, style: &str) -> String {
        self.written(Some(style)) + "\n"
    }

    fn written(&self, style: Option<&str>) -> String {
        let name = escape(&self.name);
        let margin = if style.is_some() { MARGIN } else { 0.0 };
        let (width, height) = (number(self.width + 2.0 * margin), number(self.height + 2.0 * margin));
        let mut out = String::from("<svg");
        if style.is_some() {
            out.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
        }
        attribute(&mut out, "viewBox", &format!("{0} {0} {width} {height}", number(-margin)));
        attribute(&mut out, "width", &width);
        attribute(&mut out, "height", &height);
        if self.title.is_empty() {
            out.push_str(" aria-hidden=\"true\">");
        } else {
            // What an image holds is not read out; a picture with links must be.
            let role = if self.elements.iter().any(Element::leads) { "group" } else { "img" };
            attribute(&mut out, "role", role);
            attribute(&mut out, "aria-labelledby", &format!("{name}-title"));
            if !self.description.is_empty() {
                attribute(&mut out, "aria-describedby", &format!("{name}-description"));
            }
            out.push('>');
            out.push_str(&format!("<title id=\"{name}-title\">{}</title>", escape(&self.title)));
            if !self.description.is_empty() {
                out.push_str(&format!("<desc id=\"{name}-description\">{}</desc>", escape(&self.description)));
            }
        }
        if let Some(style) = style {
            out.push_str(&format!("<style>{style}</style>"));
        }
        for element in &self.elements {
            write(&mut out, element);
        }
        out.push_str("</svg>");
        out
    }
}

fn write(out: &mut String, element: &Element) {
    if !element.link.is_empty() {
        out.push_str("<a");
        attribute(out, "href", &element.link);
        out.push('>');
    }
    let (tag, inside) = shape(out, element);
    if inside.is_empty() && element.remark.is_empty() {
        out.push_str("/>");
    } else {
        out.push('>');
        if !element.remark.is_empty() {
            out.push_str(&format!("<title>{}</title>", escape(&element.remark)));
        }
        out.push_str(&inside);
        out.push_str(&format!("</{tag}>"));
    }
    if !element.link.is_empty() {
        out.push_str("</a>");
    }
}

/// Writes the opening tag without its end; returns its name and what stands inside.
fn shape(out: &mut String, element: &Element) -> (&'static str, String) {
    let tag = match element.shape {
        Shape::Circle { .. } => "circle",
        Shape::Rectangle { .. } => "rect",
        Shape::Line { .. } => "line",
        Shape::Path(_) => "path",
        Shape::Text { .. } => "text",
        Shape::Group { .. } => "g",
    };
    out.push('<');
    out.push_str(tag);
    if !element.class.is_empty() {
        attribute(out, "class", &element.class);
    }
    let mut numbers = |pairs: &[(&str, f64)]| pairs.iter().for_each(|(name, at)| attribute(out, name, &number(*at)));
    let mut inside = String::new();
    match &element.shape {
        Shape::Circle { x, y, r } => numbers(&[("cx", *x), ("cy", *y), ("r", *r)]),
        Shape::Rectangle { x, y, width, height, radius } => {
            numbers(&[("x", *x), ("y", *y), ("width", width.max(0.0)), ("height", height.max(0.0))]);
            if *radius > 0.0 {
                numbers(&[("rx", *radius)]);
            }
        }
        Shape::Line { from, to } => numbers(&[("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)]),
        Shape::Path(steps) => attribute(out, "d", &steps.iter().map(step).collect::<String>()),
        Shape::Text { x, y, text, anchor, size, weight } => {
            numbers(&[("x", *x), ("y", *y), ("font-size", *size)]);
            match anchor {
                Anchor::Start => {}
                Anchor::Middle => attribute(out, "text-anchor", "middle"),
                Anchor::End => attribute(out, "text-anchor", "end"),
            }
            if *weight == Weight::Bold {
                attribute(out, "font-weight", "600");
            }
            inside = escape(text);
        }
        Shape::Group { x, y, elements } => {
            if (*x, *y) != (0.0, 0.0) {
                attribute(out, "transform", &format!("translate({} {})", number(*x), number(*y)));
            }
            elements.iter().for_each(|element| write(&mut inside, element));
        }
    }
    (tag, inside)
}

fn step(step: &Step) -> String {
    match *step {
        Step::Move(x, y) => format!("M{} {}", number(x), number(y)),
        Step::Line(x, y) => format!("L{} {}", number(x), number(y)),
        Step::Arc(r, x, y) => format!("A{0} {0} 0 0 1 {1} {2}", number(r), number(x), number(y)),
        Step::Close => "Z".to_owned(),
    }
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push_str(&format!(" {name}=\"{}\"", escape(value)));
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn scene(elements: Vec<Element>) -> Scene {
        let (title, description) = ("A <title>".to_owned(), "What it \"says\"".to_owned());
        Scene { name: "one".to_owned(), width: 100.0, height: 50.5, title, description, elements }
    }

    #[test]
    fn every_form() {
        let drawn = scene(vec![
            Element::circle(1.0, 2.0, 3.333).class("seat yes").remark("A & B"),
            Element::rectangle(0.0, 0.0, 10.0, -5.0),
            Element::rounded(0.0, 0.0, 10.0, 5.0, 2.0),
            Element::line((0.0, 0.0), (1.0, 1.0)),
            Element::polyline(&[(0.0, 0.0), (1.0, 0.5), (2.0, 0.0)], true),
            Element::path(vec![Step::Move(0.0, 5.0), Step::Arc(5.0, 10.0, 5.0)]),
            Element::text(1.0, 2.0, 12.0, "a < b").anchored(Anchor::End).bold(),
            Element::group(4.0, 0.0, vec![Element::circle(0.0, 0.0, 1.0)]),
        ]);
        assert_snapshot!(drawn.svg().replace("><", ">\n<"), @r#"
        <svg viewBox="0 0 100 50.5" width="100" height="50.5" role="img" aria-labelledby="one-title" aria-describedby="one-description">
        <title id="one-title">A &lt;title&gt;</title>
        <desc id="one-description">What it &quot;says&quot;</desc>
        <circle class="seat yes" cx="1" cy="2" r="3.33">
        <title>A &amp; B</title>
        </circle>
        <rect x="0" y="0" width="10" height="0"/>
        <rect x="0" y="0" width="10" height="5" rx="2"/>
        <line x1="0" y1="0" x2="1" y2="1"/>
        <path d="M0 0L1 0.5L2 0Z"/>
        <path d="M0 5A5 5 0 0 1 10 5"/>
        <text x="1" y="2" font-size="12" text-anchor="end" font-weight="600">a &lt; b</text>
        <g transform="translate(4 0)">
        <circle cx="0" cy="0" r="1"/>
        </g>
        </svg>
        "#);
    }

    #[test]
    fn a_picture_with_links_is_no_image() {
        let drawn = scene(vec![Element::group(0.0, 0.0, vec![Element::circle(0.0, 0.0, 1.0).link("#a\"b")])]);
        assert!(drawn.svg().contains("role=\"group\""));
        assert!(drawn.svg().contains("<a href=\"#a&quot;b\">"));
    }

    #[test]
    fn without_a_title_it_is_hidden() {
        let drawn = Scene { title: String::new(), ..scene(Vec::new()) };
        assert_eq!(
            drawn.svg(),
            "<svg viewBox=\"0 0 100 50.5\" width=\"100\" height=\"50.5\" aria-hidden=\"true\"></svg>"
        );
    }

    #[test]
    fn a_file_has_its_style_sheet() {
        let file = scene(Vec::new()).file(".a { fill: red }");
        assert!(file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
        assert!(file.contains("<style>.a { fill: red }</style>"));
    }
}
