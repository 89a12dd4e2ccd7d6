//! `placet power` as a picture: a bar for each member.

use brief::date as in_words;
use picture::{Anchor, Element, Scene, Shape, Weight, width};
use power::Chances;

use super::answer::Answer;
use crate::commands::voting::Voting;

/// Sizes in user units.
const ROW: f64 = 20.0;
const TOP: f64 = 56.0;
const BAR: f64 = 420.0;
const SIZE: f64 = 12.0;

/// Shapley–Shubik's index where it was computed, else the first that was.
pub(super) fn of(voting: &Voting, answer: &Answer) -> Scene {
    let column = answer.columns.iter().find(|column| column.key == "shapley_shubik").or(answer.columns.first());
    let values: Vec<f64> = column.iter().flat_map(|column| column.values.iter().map(power::Value::to_f64)).collect();
    bars(voting, column.map_or("", |column| column.title.as_str()), &values)
}

pub(super) fn of_chances(voting: &Voting, chances: &Chances) -> Scene {
    let values: Vec<f64> = chances.members.iter().map(|member| member.decides).collect();
    bars(voting, "how often the vote decides", &values)
}

fn bars(voting: &Voting, what: &str, values: &[f64]) -> Scene {
    let rule = &voting.rules[0];
    let day = voting.as_of.map_or_else(String::new, |day| format!(", {}", in_words(day)));
    let title = format!("{} ({}){day}: {what}", rule.name, rule.rule);
    let names = voting.members.iter().map(|member| width(&member.name, SIZE));
    let left = names.fold(60.0, f64::max) + 12.0;
    let most = values.iter().copied().fold(0.0, f64::max);
    let mut elements = vec![text(0.0, 18.0, &title, Anchor::Start, 15.0, Weight::Bold, "")];
    for (row, (member, &value)) in voting.members.iter().zip(values).enumerate() {
        let y = TOP + row as f64 * ROW;
        let long = if most > 0.0 { (value.max(0.0) / most) * BAR } else { 0.0 };
        elements.push(text(left - 8.0, y + 13.0, &member.name, Anchor::End, SIZE, Weight::Regular, ""));
        elements.push(Element {
            shape: Shape::Rectangle { x: left, y: y + 3.0, width: long, height: ROW - 6.0, radius: 1.0 },
            class: "level".to_owned(),
            remark: format!("{}: {value}", member.name),
            link: String::new(),
        });
        let shown = if value == 0.0 || value.abs() >= 1e-3 { format!("{value:.4}") } else { format!("{value:.2e}") };
        elements.push(text(left + long + 6.0, y + 13.0, &shown, Anchor::Start, SIZE, Weight::Regular, "quiet"));
    }
    Scene {
        name: "power".to_owned(),
        width: (left + BAR + 70.0).max(width(&title, 15.0) + 8.0),
        height: TOP + values.len() as f64 * ROW + 8.0,
        title,
        description: rule.words.trim().to_owned(),
        elements,
    }
}

fn text(x: f64, y: f64, text: &str, anchor: Anchor, size: f64, weight: Weight, class: &str) -> Element {
    Element {
        shape: Shape::Text { x, y, text: text.to_owned(), anchor, size, weight },
        class: class.to_owned(),
        remark: String::new(),
        link: String::new(),
    }
}
