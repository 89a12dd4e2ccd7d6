//! A path as a diagram of what must happen: conditions with their probabilities, joined by "all of" and "one of".

use std::collections::{BTreeMap, BTreeSet};

use picture::{Anchor, Element, Scene, wrap};

use crate::words::own;

/// What must happen.
#[derive(Clone, PartialEq, Debug)]
pub enum Need {
    /// All of these.
    All(Vec<Need>),
    /// At least one of these.
    Any(Vec<Need>),
    /// That this does not.
    Not(Box<Need>),
    /// A condition.
    Condition(Condition),
}

/// A condition of a path.
#[derive(Clone, PartialEq, Debug)]
pub struct Condition {
    /// What it reads: an event, a motion, a pledge, another path. Conditions that read the same have the same letter.
    pub id: String,
    /// It in words.
    pub text: String,
    /// How likely it is by itself; `None` where that is not known.
    pub probability: Option<f64>,
    /// How likely it is given those above it; these multiply to the path's probability. `None` inside other conditions.
    pub given: Option<f64>,
    /// Where it leads; may be empty.
    pub link: String,
}

impl Need {
    /// The conditions, from left to right.
    #[must_use]
    pub fn conditions(&self) -> Vec<&Condition> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::conditions).collect(),
            Self::Not(part) => part.conditions(),
            Self::Condition(condition) => vec![condition],
        }
    }

    /// The same for a picture that stands alone: nothing leads anywhere.
    #[must_use]
    pub fn without_links(self) -> Self {
        let all = |parts: Vec<Self>| parts.into_iter().map(Self::without_links).collect();
        match self {
            Self::All(parts) => Self::All(all(parts)),
            Self::Any(parts) => Self::Any(all(parts)),
            Self::Not(part) => Self::Not(Box::new(part.without_links())),
            Self::Condition(condition) => Self::Condition(Condition { link: String::new(), ..condition }),
        }
    }

    /// In words, for those who do not see the diagram.
    fn said(&self) -> String {
        let joined = |parts: &[Self], word: &str| {
            let said: Vec<String> = parts
                .iter()
                .map(|part| match part {
                    Self::All(_) | Self::Any(_) => format!("({})", part.said()),
                    _ => part.said(),
                })
                .collect();
            said.join(word)
        };
        match self {
            Self::All(parts) => joined(parts, " and "),
            Self::Any(parts) => joined(parts, " or "),
            Self::Not(part) => format!("not ({})", part.said()),
            Self::Condition(Condition { text, probability: Some(p), .. }) => format!("{text} ({})", own(*p)),
            Self::Condition(condition) => condition.text.clone(),
        }
    }
}

/// Letters for what more than one path reads, so that it is seen to be the same.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Badges(BTreeMap<String, String>);

impl Badges {
    /// Letters in the order in which the paths read what they share: A to Z, then numbers.
    #[must_use]
    pub fn new<'a>(paths: impl IntoIterator<Item = &'a Need>) -> Self {
        let mut readers: BTreeMap<&str, usize> = BTreeMap::new();
        let mut order: Vec<&str> = Vec::new();
        for path in paths {
            let read: BTreeSet<&str> = path.conditions().iter().map(|condition| condition.id.as_str()).collect();
            read.iter().for_each(|id| *readers.entry(id).or_default() += 1);
            for condition in path.conditions() {
                if !order.contains(&condition.id.as_str()) {
                    order.push(&condition.id);
                }
            }
        }
        let shared = order.into_iter().filter(|id| readers.get(id).is_some_and(|n| *n > 1));
        let letters = ('A'..='Z').map(String::from).chain((1..).map(|n: usize| n.to_string()));
        Self(shared.map(str::to_owned).zip(letters).collect())
    }

    /// The letter of what a condition reads, when others read it too.
    #[must_use]
    pub fn of(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }
}

const WIDTH: f64 = 360.0;
const SIZE: f64 = 13.0;
const LINE: f64 = 17.0;
const NUMBER: f64 = 44.0;
const GIVEN: f64 = 60.0;

/// Draws what must happen for a path; the condition that is the least likely given those above it binds.
#[must_use]
pub fn needs(name: &str, title: &str, need: &Need, badges: &Badges) -> Scene {
    let given = need.conditions().into_iter().filter_map(|condition| condition.given).reduce(f64::min);
    let mut drawing = Drawing { elements: Vec::new(), y: 0.0, badges, least: given };
    if need.conditions().iter().any(|condition| condition.probability.is_some()) {
        drawing.heading("itself", if given.is_some() { "given above" } else { "" });
    }
    drawing.need(need, 1.0);
    let Drawing { elements, y, .. } = drawing;
    let description = format!("{}.", need.said());
    Scene { name: name.to_owned(), width: WIDTH, height: y + 6.0, title: title.to_owned(), description, elements }
}

struct Drawing<'a> {
    elements: Vec<Element>,
    y: f64,
    badges: &'a Badges,
    /// The least probability given those before.
    least: Option<f64>,
}

impl Drawing<'_> {
    /// Says what the numbers at the right are.
    fn heading(&mut self, itself: &str, given: &str) {
        let right = |x: f64, text: &str| Element::text(x, 12.0, 10.5, text).anchored(Anchor::End).class("quiet");
        self.elements.push(right(WIDTH - self.column(), itself));
        self.elements.push(right(WIDTH, given));
    }

    /// How much room the numbers given those above take.
    fn column(&self) -> f64 {
        if self.least.is_some() { GIVEN } else { 0.0 }
    }

    /// Draws a need from here downwards; returns the height at which a spine meets it.
    fn need(&mut self, need: &Need, x: f64) -> f64 {
        match need {
            Need::All(parts) => self.joined("all of", "spine", parts, x),
            Need::Any(parts) => self.joined("one of", "spine any", parts, x),
            Need::Not(part) => self.joined("not", "spine", std::slice::from_ref(part), x),
            Need::Condition(condition) => self.condition(condition, x),
        }
    }

    fn joined(&mut self, word: &str, class: &str, parts: &[Need], x: f64) -> f64 {
        self.y += LINE;
        let meets = self.y - 4.0;
        self.elements.push(Element::text(x, self.y, 12.0, word).class("quiet"));
        let top = self.y + 5.0;
        self.y += 3.0;
        let mut last = top;
        for part in parts {
            last = self.need(part, x + 20.0);
            self.elements.push(Element::line((x + 4.0, last), (x + 13.0, last)).class(class));
        }
        self.elements.push(Element::line((x + 4.0, top), (x + 4.0, last)).class(class));
        meets
    }

    fn condition(&mut self, condition: &Condition, x: f64) -> f64 {
        self.y += 5.0;
        let meets = self.y + LINE - 4.5;
        let badge = self.badges.of(&condition.id);
        let text = x + if badge.is_some() { 20.0 } else { 0.0 };
        if let Some(letter) = badge {
            self.elements.push(Element::circle(x + 7.5, meets, 7.5).class("badge"));
            let letter = Element::text(x + 7.5, meets + 3.8, 10.5, letter).anchored(Anchor::Middle).bold();
            self.elements.push(letter);
        }
        let from = self.y;
        let lines = wrap(&condition.text, SIZE, WIDTH - self.column() - text - NUMBER - 10.0);
        let lines: Vec<Element> = lines
            .into_iter()
            .map(|line| {
                self.y += LINE;
                Element::text(text, self.y, SIZE, line)
            })
            .collect();
        self.elements.push(Element::group(0.0, 0.0, lines).link(&condition.link));
        let right = WIDTH - self.column();
        if let Some(p) = condition.probability {
            let number = Element::text(right, from + LINE, SIZE, own(p)).anchored(Anchor::End).bold();
            self.elements.push(number.link(&condition.link));
            let bar = |wide: f64| Element::rectangle(right - NUMBER, from + LINE + 5.0, wide, 3.0);
            self.elements.push(bar(NUMBER).class("track"));
            self.elements.push(bar(NUMBER * p.clamp(0.0, 1.0)).class("level"));
        }
        if let Some(given) = condition.given {
            let binds = self.least == Some(given);
            let number = Element::text(WIDTH, from + LINE, SIZE, own(given)).anchored(Anchor::End);
            self.elements.push(if binds { number.class("binds").bold() } else { number.class("quiet") });
            if binds {
                self.y = self.y.max(from + LINE) + LINE - 2.0;
                self.elements.push(Element::text(text, self.y, 12.0, "binds").class("binds"));
            }
        }
        self.y += 4.0;
        meets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn condition(id: &str) -> Need {
        let (text, link) = (format!("the {id}"), String::new());
        Need::Condition(Condition { id: id.to_owned(), text, probability: Some(0.25), given: None, link })
    }

    #[test]
    fn what_is_shared_has_a_letter() {
        let first = Need::All(vec![condition("peace"), condition("alone"), condition("vote")]);
        let second = Need::Any(vec![condition("vote"), Need::Not(Box::new(condition("peace")))]);
        let badges = Badges::new([&first, &second]);
        assert_eq!([badges.of("peace"), badges.of("vote"), badges.of("alone")], [Some("A"), Some("B"), None]);
        let twice = Need::All(vec![condition("peace"), condition("peace")]);
        assert_eq!(Badges::new([&twice]).of("peace"), None);
    }

    #[test]
    fn the_description_says_it_all() {
        let need = Need::All(vec![condition("peace"), Need::Any(vec![condition("vote"), condition("gift")])]);
        let scene = needs("path", "A path", &need, &Badges::default());
        assert_eq!(scene.description, "the peace (25 %) and (the vote (25 %) or the gift (25 %)).");
        assert!(!scene.svg().contains("binds"));
        assert!(!scene.svg().contains("=\"-"));
    }

    #[test]
    fn the_least_likely_given_those_above_binds() {
        let given = |p: f64| match condition("peace") {
            Need::Condition(condition) => Need::Condition(Condition { given: Some(p), ..condition }),
            other => other,
        };
        let scene = needs("path", "A path", &Need::All(vec![given(0.2), given(0.1), given(0.9)]), &Badges::default());
        assert_eq!(scene.svg().matches(">binds</text>").count(), 1);
        assert!(scene.svg().contains("class=\"binds\" x=\"360\""));
    }
}
