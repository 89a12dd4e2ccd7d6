//! Prospects over time: one small chart for each path, all on the same scale.

use picture::{Anchor, Element, Scene};
use terms::Date;

use super::strip::Spread;
use crate::words::{chance, date, own, upper_first};

/// The prospects of one path, or of the question, as they were known on some days.
#[derive(Clone, PartialEq, Debug)]
pub struct Course {
    /// The picture's name in its page.
    pub name: String,
    /// What it is of.
    pub title: String,
    /// Days, ascending, with the prospects as known then.
    pub points: Vec<(Date, Spread)>,
}

const WIDTH: f64 = 360.0;
const LEFT: f64 = 36.0;
const RIGHT: f64 = 54.0;
const HIGH: f64 = 96.0;
const TOP: f64 = 30.0;

/// A chart for each course, on a scale that ends at 10, 25, 50 or 100 %, the first that holds them all.
#[must_use]
pub fn history(courses: &[Course]) -> Vec<Scene> {
    let highest = courses.iter().flat_map(|course| &course.points).map(|(_, spread)| spread.high).fold(0.0, f64::max);
    let top = [0.10, 0.25, 0.50].into_iter().find(|top| highest <= *top).unwrap_or(1.0);
    courses.iter().filter(|course| !course.points.is_empty()).map(|course| chart(course, top)).collect()
}

fn chart(course: &Course, top: f64) -> Scene {
    let days: Vec<f64> = course.points.iter().map(|(day, _)| day_number(*day)).collect();
    let (first, last) = (days.first().copied().unwrap_or(0.0), days.last().copied().unwrap_or(0.0));
    let wide = WIDTH - LEFT - RIGHT;
    let x = |day: f64| if last > first { LEFT + wide * (day - first) / (last - first) } else { LEFT + wide };
    let y = |p: f64| TOP + HIGH * (1.0 - (p / top).clamp(0.0, 1.0));
    let mut elements = vec![Element::text(0.0, 16.0, 13.0, upper_first(&course.title)).bold()];
    for share in [0.0, 0.5, 1.0] {
        let at = y(share * top);
        elements.push(Element::line((LEFT, at), (LEFT + wide, at)).class("grid"));
        let label = format!("{} %", picture::number(share * top * 100.0));
        elements.push(Element::text(LEFT - 6.0, at + 4.0, 11.0, label).anchored(Anchor::End).class("quiet"));
    }
    let curve = |of: fn(&Spread) -> f64| course.points.iter().zip(&days).map(move |((_, s), day)| (x(*day), y(of(s))));
    let area: Vec<(f64, f64)> = curve(|s| s.low).chain(curve(|s| s.high).rev()).collect();
    let means: Vec<(f64, f64)> = curve(|s| s.mean).collect();
    elements.push(Element::polyline(&area, true).class("area"));
    elements.push(Element::polyline(&means, false).class("curve"));
    for ((day, spread), (x, y)) in course.points.iter().zip(&means) {
        let remark = format!("{}: {}", date(*day), chance(spread.mean));
        elements.push(Element::circle(*x, *y, 3.0).class("dot").remark(remark));
    }
    let foot = TOP + HIGH + 16.0;
    let ends = [course.points.first(), course.points.last()];
    for (end, anchor) in ends.into_iter().flatten().zip([Anchor::Start, Anchor::End]).take(course.points.len()) {
        elements.push(Element::text(x(day_number(end.0)), foot, 11.0, date(end.0)).anchored(anchor).class("quiet"));
    }
    if let (Some((_, spread)), Some((x, y))) = (course.points.last(), means.last()) {
        elements.push(Element::text(x + 8.0, y + 4.0, 12.0, own(spread.mean)).bold());
    }
    let said: Vec<String> =
        course.points.iter().map(|(day, s)| format!("{}: {}", date(*day), chance(s.mean))).collect();
    let title = format!("{} over time", upper_first(&course.title));
    let description = said.join("; ");
    Scene { name: course.name.clone(), width: WIDTH, height: foot + 8.0, title, description, elements }
}

/// Days since the year 0, for distances only (proleptic Gregorian).
fn day_number(day: Date) -> f64 {
    let (year, month) = (f64::from(day.year()), f64::from(day.month()));
    // From March on, so that a leap day ends the year.
    let (year, month) = if month < 3.0 { (year - 1.0, month + 9.0) } else { (year, month - 3.0) };
    let leaps = (year / 4.0).floor() - (year / 100.0).floor() + (year / 400.0).floor();
    365.0 * year + leaps + ((153.0 * month + 2.0) / 5.0).floor() + f64::from(day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        terms::parse_date(text).unwrap()
    }

    #[test]
    fn days_are_counted() {
        for (from, to, days) in [
            ("2024-02-28", "2024-03-01", 2.0),
            ("2025-02-28", "2025-03-01", 1.0),
            ("1999-12-31", "2000-01-01", 1.0),
            ("2000-01-01", "2001-01-01", 366.0),
            ("1900-01-01", "1901-01-01", 365.0),
        ] {
            assert_eq!(day_number(day(to)) - day_number(day(from)), days, "{from} to {to}");
        }
    }

    #[test]
    fn charts_share_a_scale() {
        let spread = |mean: f64| Spread { mean, low: mean / 2.0, high: mean * 1.5, quantiles: Vec::new() };
        let course = |name: &str, means: &[(&str, f64)]| Course {
            name: name.to_owned(),
            title: name.to_owned(),
            points: means.iter().map(|(at, mean)| (day(at), spread(*mean))).collect(),
        };
        let courses = [
            course("high", &[("2025-01-01", 0.2), ("2025-03-01", 0.3)]),
            course("low", &[("2025-01-01", 0.001)]),
            course("none", &[]),
        ];
        let scenes = history(&courses);
        assert_eq!(scenes.len(), 2);
        assert!(scenes.iter().all(|scene| scene.svg().contains(">50 %</text>")));
        assert_eq!(scenes[0].description, "1 January 2025: 20 %; 1 March 2025: 30 %");
    }
}
