//! A body's seats: a council as a horseshoe, a larger body in rows. A stance is told by form, letter and colour.

use std::f64::consts::{FRAC_PI_2, PI};

use picture::{Anchor, Element, Scene, wrap};

use crate::words::own;

/// A seat and who sits in it.
#[derive(Clone, PartialEq, Debug)]
pub struct Seat {
    /// The actor's id, short: `RUS`.
    pub code: String,
    /// The actor's name.
    pub name: String,
    /// How likely each option is; empty where nothing is said.
    pub options: Vec<(String, f64)>,
    /// Is it one of those set apart by a ring?
    pub ringed: bool,
    /// Where it leads; may be empty.
    pub link: String,
}

/// A body's seats.
#[derive(Clone, PartialEq, Debug)]
pub struct Council {
    /// The picture's name in its page.
    pub name: String,
    /// What it shows.
    pub title: String,
    /// Is the title written in the picture too?
    pub titled: bool,
    /// What the ring stands for: "permanent member"; may be empty.
    pub ring: String,
    /// How a member can vote, best to worst.
    pub options: Vec<String>,
    /// The seats in their order.
    pub seats: Vec<Seat>,
}

/// The most seats that a horseshoe holds.
const HORSESHOE: usize = 20;

const WIDTH: f64 = 360.0;
const SMALL: f64 = 12.0;

/// Draws a body's seats, each by its likeliest option.
#[must_use]
pub fn council(council: &Council) -> Scene {
    let mut elements = Vec::new();
    let mut y = 0.0;
    if council.titled {
        for line in wrap(&council.title, 15.0, WIDTH) {
            y += 20.0;
            elements.push(Element::text(0.0, y, 15.0, line).bold());
        }
        y += 8.0;
    }
    let (drawn, high) = if council.seats.len() <= HORSESHOE { horseshoe(council) } else { in_rows(council) };
    elements.push(Element::group(0.0, y, drawn));
    y += high;
    if !council.ring.is_empty() {
        y += 18.0;
        elements.push(Element::circle(8.0, y - 4.0, 6.0).class("ring"));
        elements.push(Element::text(22.0, y, SMALL, &council.ring).class("quiet"));
    }
    let description = council.seats.iter().map(said).collect::<Vec<_>>().join("; ");
    let (name, title) = (council.name.clone(), council.title.clone());
    Scene { name, width: WIDTH, height: y + 6.0, title, description, elements }
}

/// Seats around an arc that opens downwards, on two legs where the arc is too short; what they come to in the middle.
fn horseshoe(council: &Council) -> (Vec<Element>, f64) {
    let (radius, pitch, size) = (108.0, 34.0, 13.0);
    let (x, y) = (WIDTH / 2.0, radius + 44.0);
    let length = council.seats.len().saturating_sub(1) as f64 * pitch;
    let leg = ((length - PI * radius) / 2.0).max(0.0);
    let mut elements = tally(council, x - 44.0, y);
    for (index, seat) in council.seats.iter().enumerate() {
        // Along the curve from its top, to the left negative.
        let along = index as f64 * pitch - length / 2.0;
        let quarter = FRAC_PI_2 * radius;
        let beyond = (along.abs() - quarter).max(0.0);
        let angle = along.clamp(-quarter, quarter) / radius;
        let outward = (angle.sin(), -angle.cos());
        let at = (x + radius * outward.0, y + radius * outward.1 + beyond);
        elements.push(seated(seat, at, size, Label::Beside(outward)));
    }
    (elements, y + leg + 24.0)
}

/// Seats in rows, and what they come to above.
fn in_rows(council: &Council) -> (Vec<Element>, f64) {
    let many = council.seats.len() > 60;
    let (each, size, line) = if many { (15, 8.5, 32.0) } else { (10, 12.0, 56.0) };
    let options = counts(council).len();
    let mut elements = tally(council, 4.0, 6.0 + 10.0 * options as f64);
    let top = 20.0 * options as f64 + 28.0;
    let pitch = WIDTH / each as f64;
    for (index, seat) in council.seats.iter().enumerate() {
        let at = ((index % each) as f64 * pitch + pitch / 2.0, top + (index / each) as f64 * line);
        elements.push(seated(seat, at, size, if many { Label::Code } else { Label::Below }));
    }
    let rows = council.seats.len().div_ceil(each);
    (elements, top + rows as f64 * line - size)
}

/// Where a seat's code stands, and whether the probability stands with it.
#[derive(Clone, Copy)]
enum Label {
    /// Outwards in this direction, with the probability.
    Beside((f64, f64)),
    /// Below, with the probability.
    Below,
    /// Below, the code alone.
    Code,
}

fn seated(seat: &Seat, (x, y): (f64, f64), size: f64, label: Label) -> Element {
    let likeliest = likeliest(seat);
    let mut elements = vec![form(likeliest.map(|(option, _)| option), x, y, size)];
    if seat.ringed {
        elements.push(Element::circle(x, y, size + 3.0).class("ring"));
    }
    let number = likeliest.filter(|(_, p)| *p < 1.0).map(|(_, p)| own(p));
    let (at, anchor, number) = match label {
        Label::Beside((right, down)) => {
            let anchor = match right {
                side if side > 0.5 => Anchor::Start,
                side if side < -0.5 => Anchor::End,
                _ => Anchor::Middle,
            };
            let far = size + if anchor == Anchor::Middle { 18.0 } else { 9.0 };
            ((x + right * far, y + down * far + 1.0), anchor, number)
        }
        Label::Below => ((x, y + size + 13.0), Anchor::Middle, number),
        Label::Code => ((x, y + size + 10.0), Anchor::Middle, None),
    };
    let text = if size < 10.0 { 8.5 } else { 11.0 };
    elements.push(Element::text(at.0, at.1, text, &seat.code).anchored(anchor).bold());
    if let Some(number) = number {
        elements.push(Element::text(at.0, at.1 + 12.0, 10.0, number).anchored(anchor).class("quiet"));
    }
    Element::group(0.0, 0.0, elements).remark(said(seat)).link(&seat.link)
}

/// The form of an option with its first letter; an empty seat where nothing is said.
fn form(option: Option<&str>, x: f64, y: f64, size: f64) -> Element {
    let kind = kind(option);
    let shape = match kind {
        "no" => Element::rounded(x - size * 0.9, y - size * 0.9, size * 1.8, size * 1.8, 2.0),
        "abstain" => {
            let far = size * 1.14;
            Element::polyline(&[(x, y - far), (x + far, y), (x, y + far), (x - far, y)], true)
        }
        _ => Element::circle(x, y, size),
    };
    let letter: String = option.unwrap_or_default().chars().take(1).flat_map(char::to_uppercase).collect();
    if letter.is_empty() {
        return shape.class(format!("seat {kind}"));
    }
    let on = if matches!(kind, "yes" | "no" | "abstain") { "on" } else { "" };
    let letter = Element::text(x, y + size * 0.36, size, letter).anchored(Anchor::Middle).bold().class(on);
    Element::group(0.0, 0.0, vec![shape.class(format!("seat {kind}")), letter])
}

/// How an option is drawn: those that help alike, those that hinder alike, and those between.
fn kind(option: Option<&str>) -> &'static str {
    match option {
        None => "open",
        Some("yes" | "agree") => "yes",
        Some("no" | "breaks") => "no",
        Some("abstain" | "declared" | "silent") => "abstain",
        Some(_) => "other",
    }
}

fn likeliest(seat: &Seat) -> Option<(&str, f64)> {
    let most = seat.options.iter().reduce(|a, b| if b.1 > a.1 { b } else { a });
    most.map(|(option, p)| (option.as_str(), *p))
}

/// How many seats have which option as their likeliest, in the order of the options; those of which nothing is said come last.
fn counts(council: &Council) -> Vec<(Option<&str>, usize)> {
    let mut counts: Vec<(Option<&str>, usize)> =
        council.options.iter().map(|option| (Some(option.as_str()), 0)).collect();
    for seat in &council.seats {
        let option = likeliest(seat).map(|(option, _)| option);
        match counts.iter_mut().find(|(known, _)| *known == option) {
            Some((_, count)) => *count += 1,
            None => counts.push((option, 1)),
        }
    }
    counts.retain(|(_, count)| *count > 0);
    counts
}

/// The counts as a legend, centred at this height.
fn tally(council: &Council, x: f64, y: f64) -> Vec<Element> {
    let counts = counts(council);
    if let [(None, seats)] = counts[..] {
        return vec![Element::text(x + 22.0, y + 4.5, 13.0, format!("{seats} seats"))];
    }
    let top = y - 10.0 * (counts.len() as f64 - 1.0);
    let lines = counts.iter().enumerate().flat_map(|(index, (option, count))| {
        let y = top + 20.0 * index as f64;
        let text = format!("{count} {}", option.unwrap_or("not said"));
        [form(*option, x + 8.0, y, 7.0), Element::text(x + 22.0, y + 4.5, 13.0, text)]
    });
    lines.collect()
}

/// A seat in words: "Russia: yes 19 %, abstain 14 %, no 67 %".
fn said(seat: &Seat) -> String {
    let options: Vec<String> = seat
        .options
        .iter()
        .filter(|(_, p)| *p > 0.0)
        .map(|(option, p)| if *p >= 1.0 { option.clone() } else { format!("{option} {}", own(*p)) })
        .collect();
    format!("{}: {}", seat.name, if options.is_empty() { "not said".to_owned() } else { options.join(", ") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seats(n: usize) -> Council {
        let option = |at: usize| ["yes", "abstain", "no"][at % 3].to_owned();
        let seats = (0..n)
            .map(|at| Seat {
                code: format!("S{at}"),
                name: format!("State {at}"),
                options: if at == 0 { Vec::new() } else { vec![(option(at), 0.7), (option(at + 1), 0.3)] },
                ringed: at < 2,
                link: String::new(),
            })
            .collect();
        let options = vec!["yes".to_owned(), "abstain".to_owned(), "no".to_owned()];
        Council {
            name: "council".into(),
            title: "Seats".into(),
            titled: true,
            ring: "permanent".into(),
            options,
            seats,
        }
    }

    #[test]
    fn every_seat_is_there_and_inside() {
        for n in [1, 5, 15, 20, 21, 27, 61, 193] {
            let scene = council(&seats(n));
            let svg = scene.svg();
            assert_eq!(svg.matches("<title>State ").count(), n, "{n}");
            assert_eq!(svg.matches("</desc>").count(), 1);
            assert!(!svg.contains("=\"-"), "{n}: something is left of or above the picture");
        }
    }

    #[test]
    fn a_stance_is_told_without_colour() {
        let svg = council(&seats(4)).svg();
        assert!(svg.contains("State 1: abstain 70 %, no 30 %"), "{svg}");
        assert!(svg.contains("State 0: not said"));
        for letter in ["A", "N", "Y"] {
            assert!(svg.contains(&format!(">{letter}</text>")), "{letter}");
        }
    }
}
