//! Sections of the whole Brief that go beyond prospects: ways, worlds, stances, parameters, confidence, change over time.

use outlook::brief::{Level, Link, Since, StanceView};
use outlook::{Brief, Prospects};

use crate::layout::{WIDTH, cut, fit, wrap};
use crate::screen::number;
use crate::words::{chance, date, decision, own, setting, upper_first};

/// A list item; leading spaces of the text set it in further.
pub(crate) fn item(text: &str) -> Vec<String> {
    let indent = 2 + text.len() - text.trim_start().len();
    wrap(text, WIDTH - indent - 2)
        .into_iter()
        .enumerate()
        .map(|(index, line)| format!("{}{line}", " ".repeat(if index == 0 { indent } else { indent + 2 })))
        .collect()
}

/// The conditions of each path, with the one that binds.
pub(crate) fn chains(brief: &Brief) -> Vec<String> {
    let mut lines = Vec::new();
    for path in brief.paths.iter().filter(|path| path.chain.len() > 1) {
        lines.extend(item(&format!("{}:", upper_first(&path.title))));
        lines.extend(chain(&path.chain));
    }
    if !lines.is_empty() {
        lines.extend(item(
            "Each condition by itself, and given the ones above it: these multiply to the path's probability.",
        ));
    }
    lines
}

/// The conditions of one path; the least likely given those before it binds.
pub(crate) fn chain(links: &[Link]) -> Vec<String> {
    let least = links.iter().map(|link| link.given_before).fold(f64::INFINITY, f64::min);
    links
        .iter()
        .map(|link| {
            let binds = if link.given_before <= least { "  binds" } else { "" };
            let left = format!("    {} {}", fit(&link.text, 44), fit(&chance(link.alone), 17));
            format!("{left}{}{binds}", own(link.given_before)).trim_end().to_owned()
        })
        .collect()
}

/// The smallest sets of departures under which the asked path is likely.
pub(crate) fn ways(brief: &Brief) -> Vec<String> {
    let path = &brief.paths[brief.asked];
    let mut lines = Vec::new();
    for way in &path.ways {
        let set: Vec<String> = way.set.iter().map(|(id, option)| setting(&brief.factors, id, option)).collect();
        lines.extend(item(&format!("{}: {}", set.join(", and "), chance(way.prospects.mean))));
    }
    if !lines.is_empty() {
        lines.insert(0, format!("  {}, more likely than not if", upper_first(&path.title)));
        lines.extend(item("Smallest sets of departures from what is expected, the likeliest together first."));
    }
    lines
}

/// How each event's outcomes split the prospects.
pub(crate) fn worlds(brief: &Brief) -> Vec<String> {
    let mut lines = Vec::new();
    for table in brief.worlds.iter().filter(|table| table.rows.len() > 1) {
        lines.push(format!("  {} {} {}", fit(&table.id, 30), fit("itself", 16), "any path, and this"));
        for row in &table.rows {
            let name = setting(&brief.factors, &table.id, &row.outcome);
            let share = if row.probability > 0.0 { row.any_path / row.probability } else { 0.0 };
            lines.push(format!(
                "    {} {} {} ({} where it holds)",
                fit(&name, 28),
                fit(&chance(row.probability), 16),
                fit(&share_of(row.any_path), 6),
                own(share)
            ));
        }
    }
    if !lines.is_empty() {
        lines.extend(item(
            "Over the outcomes of an event the last column adds up to the whole. Paths one by one: JSON.",
        ));
    }
    lines
}

/// A part of the whole, which may be nothing.
pub(crate) fn share_of(p: f64) -> String {
    if p <= 0.0 { "0".to_owned() } else { format!("{:.1} %", 100.0 * p) }
}

/// Every stance, with its prior and statements.
pub(crate) fn stances(brief: &Brief) -> Vec<String> {
    brief.stances.iter().flat_map(|view| stance(brief, view)).collect()
}

/// One stance: its options in each context, and on what it rests.
pub(crate) fn stance(brief: &Brief, view: &StanceView) -> Vec<String> {
    let mut lines = item(&format!("{} — {}", view.id, decision(brief, &view.id)));
    lines.extend(stance_lines(view));
    lines
}

/// The same without its heading.
pub(crate) fn stance_lines(view: &StanceView) -> Vec<String> {
    let mut lines = Vec::new();
    let mut shown: Vec<(String, Vec<String>)> = Vec::new();
    for (context, options) in &view.contexts {
        let text: Vec<String> = options.iter().map(|(option, p)| format!("{option} {}", in_range(p))).collect();
        let name = context.clone().unwrap_or_default();
        // Contexts that come to the same are one.
        match shown.iter_mut().find(|(known, _)| *known == text.join(" · ")) {
            Some((_, names)) => names.push(name),
            None => shown.push((text.join(" · "), vec![name])),
        }
    }
    for (text, names) in shown {
        let names = names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ");
        let names = if names.is_empty() { String::new() } else { format!("{names}: ") };
        lines.extend(item(&format!("  {names}{text}")));
    }
    let from = match (view.basis.statements.len(), view.basis.stated) {
        (_, true) => "stated by the dossier's author".to_owned(),
        (0, _) => format!("prior: {}", view.basis.prior),
        _ => format!("prior: {}; from {}", view.basis.prior, view.basis.statements.join(", ")),
    };
    lines.extend(item(&format!("  [{from}]")));
    lines
}

/// "67 % (12–95)".
pub(crate) fn in_range(p: &Prospects) -> String {
    format!("{} ({:.0}–{:.0})", own(p.mean), 100.0 * p.low, 100.0 * p.high)
}

/// How the answer moves with each parameter.
pub(crate) fn sensitivity(brief: &Brief) -> Vec<String> {
    let asked = &brief.paths[brief.asked].title;
    let mut lines: Vec<String> = brief
        .sensitivity
        .iter()
        .flat_map(|s| {
            item(&format!(
                "{} ({}), {} to {}: any path {} to {}; {asked} {} to {}",
                s.text,
                s.id,
                number(s.low),
                number(s.high),
                chance(s.any_path_low),
                chance(s.any_path_high),
                chance(s.asked_low),
                chance(s.asked_high)
            ))
        })
        .collect();
    if !lines.is_empty() {
        lines.extend(item(
            "Each at both ends of its range, all others at their defaults, by how far the asked path moves.",
        ));
    }
    lines
}

/// The confidence in the evidence.
pub(crate) fn confidence(brief: &Brief) -> Vec<String> {
    item(&confidence_in_words(brief))
}

/// The same in a sentence or two.
pub(crate) fn confidence_in_words(brief: &Brief) -> String {
    let level = match brief.confidence.level {
        Level::High => "high",
        Level::Moderate => "moderate",
        Level::Low => "low",
    };
    let weakest = brief.confidence.rests.iter().filter(|footing| footing.directness <= 0.25).take(3);
    let weakest: Vec<String> = weakest.map(|footing| footing.id.clone()).collect();
    let rests = if weakest.is_empty() {
        String::new()
    } else {
        format!(" It is held down by what is judged or unknown: {}.", weakest.join(", "))
    };
    format!(
        "Confidence in the evidence: {level} ({:.2} by the written rule). It says how direct, recent and agreed the evidence \
         is, not how likely anything is.{rests}",
        brief.confidence.number
    )
}

/// The prospects over time.
pub(crate) fn history(brief: &Brief) -> Vec<String> {
    let asked = brief.asked;
    let title = cut(&brief.paths[asked].title, 30);
    let mut lines = Vec::new();
    if brief.history.len() > 1 {
        lines.push(format!("  {} {} {title}", fit("as known on", 20), fit("any path", 22)));
    }
    for moment in brief.history.iter().filter(|_| brief.history.len() > 1) {
        lines.push(format!(
            "  {} {} {}",
            fit(&date(moment.date), 20),
            fit(&crate::words::prospects(&moment.any_path), 22),
            chance(moment.paths[asked].mean)
        ));
    }
    lines
}

/// What changed since an earlier day.
pub(crate) fn since(brief: &Brief) -> Vec<String> {
    let Some(since) = &brief.since else { return Vec::new() };
    let mut lines = vec![format!("  {} {} now", fit("", 44), fit(&date(since.then.date), 17))];
    let row =
        |title: &str, then: f64, now: f64| format!("  {} {} {}", fit(title, 44), fit(&chance(then), 17), chance(now));
    lines.push(row("any of them", since.then.any_path.mean, brief.any_path.mean));
    for (path, then) in brief.paths.iter().zip(&since.then.paths) {
        lines.push(row(&path.title, then.mean, path.prospects.mean));
    }
    lines.extend(moved(brief, since));
    lines
}

fn moved(brief: &Brief, since: &Since) -> Vec<String> {
    let mut lines = Vec::new();
    for moved in &since.statements {
        let quote = brief.statements.iter().find(|statement| statement.id == moved.id);
        let quote = quote.map_or("", |statement| statement.quote.as_str());
        lines.extend(item(&format!(
            "{}: “{}” — without it any path {}, {} {}",
            moved.id,
            cut(quote, 60),
            precise(moved.any_path),
            brief.paths[brief.asked].title,
            precise(moved.paths[brief.asked])
        )));
    }
    if since.statements.is_empty() {
        lines.extend(item("No statement came in since on which a stance rests."));
    }
    lines
}

/// A probability to two significant digits, for comparing.
pub(crate) fn precise(p: f64) -> String {
    if p <= 0.0 {
        return "0".to_owned();
    }
    let rounded: f64 = format!("{:.1e}", 100.0 * p).parse().unwrap_or(p);
    format!("{rounded} %")
}
