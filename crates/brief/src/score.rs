//! How forecasts came out, as text.

use outlook::Scored;
use outlook::brief::Score;

use crate::layout::{WIDTH, fit, wrap};
use crate::words::{chance, date};

/// What `placet score` prints for one case.
#[must_use]
pub fn score(answer: &Score) -> String {
    let ended = if answer.happened { "it happened" } else { "it did not happen" };
    let mut lines = wrap(&format!("{}: {} — {ended}", answer.dossier, answer.question), WIDTH);
    lines.push(format!("  {} {} {} Brier", fit("", 38), fit("forecast", 17), fit("log score", 10)));
    let row = |title: &str, scored: &Scored| {
        let happened = if scored.happened { "yes" } else { "no" };
        format!(
            "  {} {} {} {:.3}",
            fit(&format!("{title} ({happened})"), 38),
            fit(&chance(scored.forecast), 17),
            fit(&format!("{:.3}", scored.log_score), 10),
            scored.brier
        )
    };
    if let Some(last) = answer.days.last() {
        lines.push(row("the question", &last.any_path));
        lines.extend(last.paths.iter().map(|(id, scored)| row(id, scored)));
    }
    lines.push(row("a coin on the question", &answer.flat));
    if answer.days.len() > 1 {
        lines.push("  The question, as known on".to_owned());
        for day in &answer.days {
            let scored = &day.any_path;
            lines.push(format!(
                "    {} {} {} {:.3}",
                fit(&date(day.date), 36),
                fit(&chance(scored.forecast), 17),
                fit(&format!("{:.3}", scored.log_score), 10),
                scored.brier
            ));
        }
    }
    lines.join("\n") + "\n"
}

/// What it prints after several cases.
#[must_use]
pub fn together(scores: &[Score]) -> String {
    let last: Vec<&Scored> = scores.iter().filter_map(|score| Some(&score.days.last()?.any_path)).collect();
    if last.len() < 2 {
        return String::new();
    }
    let count = last.len() as f64;
    let mean = |of: fn(&Scored) -> f64| last.iter().map(|scored| of(scored)).sum::<f64>() / count;
    let text = format!(
        "{} cases: mean log score {:.3} (a coin: {:.3}), mean Brier {:.3} (a coin: 0.250). Three cases say little about a \
         method; each is here to be looked at.",
        last.len(),
        mean(|scored| scored.log_score),
        std::f64::consts::LN_2,
        mean(|scored| scored.brier)
    );
    wrap(&text, WIDTH).join("\n") + "\n"
}
