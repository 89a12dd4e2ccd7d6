//! Strips under one another, each with its words: the prospects of the paths, or the rungs of a ladder.

use picture::{Anchor, Element, Scene, wrap};

use super::strip::{Spread, drawn};

/// A row of a figure.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// What it is.
    pub title: String,
    /// The number in words.
    pub number: String,
    /// What else to say of it; may be empty.
    pub note: String,
    /// The same on the scale.
    pub spread: Spread,
}

const WIDTH: f64 = 760.0;
const SCALE: f64 = 300.0;
const SCALE_WIDTH: f64 = 440.0;
const LINE: f64 = 18.0;

/// The rows on one common scale from 0 to 100 %.
#[must_use]
pub fn rows(name: &str, title: &str, rows: &[Row]) -> Scene {
    let mut elements: Vec<Element> = Vec::new();
    let mut y = 0.0;
    for line in wrap(title, 18.0, WIDTH) {
        y += 24.0;
        elements.push(Element::text(0.0, y, 18.0, line).bold());
    }
    y += 30.0;
    for percent in [0.0, 25.0, 50.0, 75.0, 100.0] {
        let x = SCALE + SCALE_WIDTH * percent / 100.0;
        let anchor = match percent {
            0.0 => Anchor::Start,
            100.0 => Anchor::End,
            _ => Anchor::Middle,
        };
        elements.push(Element::text(x, y, 12.0, format!("{percent} %")).anchored(anchor).class("quiet"));
    }
    for row in rows {
        y += 16.0;
        let (strip, high) = drawn(&row.spread, SCALE_WIDTH);
        let mut text = y;
        let mut write = |words: &str, size: f64, class: &str, bold: bool| {
            for line in wrap(words, size, SCALE - 24.0) {
                text += LINE;
                let element = Element::text(0.0, text - 4.0, size, line).class(class);
                elements.push(if bold { element.bold() } else { element });
            }
        };
        write(&row.title, 14.0, "", true);
        write(&row.number, 14.0, "", false);
        write(&row.note, 12.0, "quiet", false);
        elements.push(Element::group(SCALE, y, strip));
        y = text.max(y + high);
    }
    let said: Vec<String> = rows.iter().map(|row| format!("{}: {}", row.title, row.number)).collect();
    let description = said.join("; ");
    Scene { name: name.to_owned(), width: WIDTH, height: y + 12.0, title: title.to_owned(), description, elements }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_the_description_too() {
        let spread = Spread { mean: 0.1, low: 0.05, high: 0.2, quantiles: vec![0.1; 50] };
        let row = Row { title: "a bridge".into(), number: "10 %".into(), note: "no permit".into(), spread };
        let scene = rows("paths", "Will it?", &[row.clone(), row]);
        assert_eq!(scene.description, "a bridge: 10 %; a bridge: 10 %");
        assert_eq!(scene.svg().matches("class=\"dot\"").count(), 100);
    }
}
