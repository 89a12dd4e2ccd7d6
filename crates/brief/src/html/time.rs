//! Prospects over time, and what changed since an earlier day.

use outlook::Brief;
use outlook::brief::{Moment, Since};
use terms::Date;

use super::Setting;
use super::markup::Markup;
use crate::basis::anchor;
use crate::insight::precise;
use crate::scene::{Course, history};
use crate::words::{chance, date, upper_first};

pub(super) fn section(page: &mut Markup, setting: &Setting<'_>) {
    let brief = setting.brief;
    if brief.history.len() < 2 && brief.since.is_none() {
        return;
    }
    page.section("time", "Over time", |page| {
        if let Some(earlier) = &brief.since {
            since(page, setting, earlier);
        }
        if brief.history.len() > 1 {
            charts(page, setting);
        }
    });
}

fn charts(page: &mut Markup, setting: &Setting<'_>) {
    page.element("figure", &[], |page| {
        page.element("div", &[("class", "charts")], |page| {
            history(&courses(setting)).iter().for_each(|scene| page.picture(scene));
        });
        page.words("figcaption", &[], CAPTION);
    });
}

const CAPTION: &str = "The prospects as they would have been told on each day of the last year on which a statement came in, seats and statements of \
    later days left out: the mean, and the interval as a band. All charts have the same scale.";

fn courses(setting: &Setting<'_>) -> Vec<Course> {
    let brief = setting.brief;
    let moments = lately(brief);
    let of = |name: String, title: &str, number: &dyn Fn(&Moment) -> Option<outlook::Prospects>| Course {
        name,
        title: title.to_owned(),
        points: moments.iter().filter_map(|day| Some((day.date, (&number(day)?).into()))).collect(),
    };
    let any = of("time-any".to_owned(), "any of them", &|day| Some(day.any_path));
    let paths = brief
        .paths
        .iter()
        .enumerate()
        .map(|(index, path)| of(format!("time-{index}"), &path.title, &move |day| day.paths.get(index).copied()));
    std::iter::once(any).chain(paths).collect()
}

/// The days of the last year, where there are two; else all. Votes of long ago would leave no room for the rest.
fn lately(brief: &Brief) -> Vec<&Moment> {
    let key = |day: Date| (day.year(), day.month(), day.day());
    let (year, month, day) = key(brief.as_of);
    let late: Vec<&Moment> = brief.history.iter().filter(|moment| key(moment.date) >= (year - 1, month, day)).collect();
    if late.len() > 1 { late } else { brief.history.iter().collect() }
}

fn since(page: &mut Markup, setting: &Setting<'_>, since: &Since) {
    let brief = setting.brief;
    page.element("table", &[], |page| {
        page.words("caption", &[], &format!("What changed since {}", date(since.then.date)));
        page.element("thead", &[], |page| {
            page.element("tr", &[], |page| {
                page.words("th", &[("scope", "col")], "Path");
                page.words("th", &[("scope", "col"), ("class", "number")], "Then");
                page.words("th", &[("scope", "col"), ("class", "number")], "Now");
            });
        });
        page.element("tbody", &[], |page| {
            let mut row = |title: &str, then: f64, now: f64, leads: &str| {
                page.element("tr", &[], |page| {
                    page.words("th", &[("scope", "row")], &upper_first(title));
                    page.words("td", &[("class", "number")], &chance(then));
                    page.element("td", &[("class", "number")], |page| page.link(leads, &chance(now)));
                });
            };
            row("any of them", since.then.any_path.mean, brief.any_path.mean, "#why");
            for (path, then) in brief.paths.iter().zip(&since.then.paths) {
                row(&path.title, then.mean, path.prospects.mean, &format!("#{}", anchor("path", &path.id)));
            }
        });
    });
    page.element("ul", &[("class", "plain")], |page| {
        for moved in &since.statements {
            page.element("li", &[], |page| {
                page.link(&format!("#{}", anchor("statement", &moved.id)), &moved.id);
                let asked = moved.paths.get(brief.asked).copied().unwrap_or_default();
                let title = &brief.paths[brief.asked].title;
                page.text(&format!(": without it any path {}, {title} {}", precise(moved.any_path), precise(asked)));
            });
        }
        if since.statements.is_empty() {
            page.words("li", &[], "No statement came in since on which a stance rests.");
        }
    });
}
