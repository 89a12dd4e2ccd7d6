//! What the phases of the operation need, as text; and the words that the page shares.

use outlook::Brief;
use outlook::brief::{Coalition, GiverForces, PhaseForces, RequirementForces};

use crate::formula::grouped;
use crate::insight::item;
use crate::words::{chance, own, prospects, upper_first};

/// The most givers listed.
pub(crate) const GIVERS: usize = 8;

/// The section of `--full`.
pub(crate) fn forces(brief: &Brief) -> Vec<String> {
    let mut lines = Vec::new();
    for phase in &brief.forces {
        lines.extend(item(&format!("{} — {}: {}", phase.id, upper_first(&phase.title), summary(phase))));
        for requirement in &phase.requirements {
            lines.extend(item(&format!("  {} — {}", requirement.id, needed(requirement))));
        }
        lines.extend(binds(phase).iter().flat_map(|text| item(&format!("  {text}"))));
        for giver in phase.givers.iter().take(GIVERS) {
            lines.extend(item(&format!("  {} — {}", giver.id, gives(phase, giver))));
        }
        if let Some(more) = phase.givers.len().checked_sub(GIVERS + 1) {
            lines.extend(item(&format!("  and {} more that move it less", more + 1)));
        }
        for text in coalitions(brief, phase) {
            lines.extend(item(&format!("  {text}")));
        }
    }
    if !lines.is_empty() {
        lines.extend(item(NOTE));
    }
    lines
}

/// How to read the section.
pub(crate) const NOTE: &str =
    "Each phase is asked about as if it took place. Whether it does is another question, answered above.";

/// How likely everything is met, and when.
pub(crate) fn summary(phase: &PhaseForces) -> String {
    let mut conditions: Vec<String> =
        phase.given.iter().map(|(event, outcome)| format!("{event}: {outcome}")).collect();
    conditions.extend(phase.within.map(|days| format!("within {} days", amount(days))));
    let when = if conditions.is_empty() { String::new() } else { format!(" ({})", conditions.join("; ")) };
    let what = if phase.requirements.len() == 1 { "the need is met" } else { "every need is met" };
    format!("{what}: {}, {}{when}", prospects(&phase.met), phase.met.words())
}

/// A need, and how it is met.
pub(crate) fn needed(requirement: &RequirementForces) -> String {
    let from = requirement.from.as_ref().map_or(String::new(), |group| format!(" from {group}"));
    let cycle = if requirement.rotation > 1.0 {
        format!(" at a time, {} in the cycle for each that is there", amount(requirement.rotation))
    } else {
        String::new()
    };
    let reason = if requirement.reason.is_empty() { String::new() } else { format!(" {}", requirement.reason) };
    format!(
        "{} {}{from}{cycle}: met {}; {} there in the mean, {} missing.{reason}",
        amount(requirement.need),
        requirement.unit,
        prospects(&requirement.met),
        amount(requirement.expected),
        amount(requirement.shortfall)
    )
}

/// Which need binds, where there are several.
pub(crate) fn binds(phase: &PhaseForces) -> Option<String> {
    let binding = phase.binds.filter(|_| phase.requirements.len() > 1)?;
    let requirement = &phase.requirements[binding];
    Some(format!("What binds: {}. All other needs are met {}.", requirement.resource, chance(requirement.others_met)))
}

/// What a giver brings at a time, a text for each resource.
pub(crate) fn brings(phase: &PhaseForces, giver: &GiverForces) -> Vec<String> {
    let text = |(place, brought): &(usize, f64)| format!("{} {}", amount(*brought), phase.requirements[*place].unit);
    giver.brings.iter().map(text).collect()
}

/// A giver, what it brings, and what that changes.
pub(crate) fn gives(phase: &PhaseForces, giver: &GiverForces) -> String {
    let ready = if giver.ready < 1.0 { format!("; in time, if at all, {}", own(giver.ready)) } else { String::new() };
    format!(
        "{} ({}{ready}): about {} at a time. With it {}, without {}",
        giver.actor.1,
        own(giver.contributes),
        brings(phase, giver).join(" and "),
        chance(giver.with),
        chance(giver.without)
    )
}

/// The fewest and the likeliest that suffice.
pub(crate) fn coalitions(brief: &Brief, phase: &PhaseForces) -> Vec<String> {
    let who = |coalition: &Coalition| {
        let name = |id: &String| {
            let giver = phase.givers.iter().find(|giver| giver.id == *id);
            giver.map_or_else(|| crate::words::decision(brief, id), |giver| giver.actor.1.clone())
        };
        coalition.givers.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let mut texts = Vec::new();
    let all_come = |coalition: &Coalition| format!("all of them give {}", own(coalition.chance));
    match (&phase.fewest, &phase.likeliest) {
        (Some(fewest), Some(likeliest)) if fewest.givers == likeliest.givers => {
            texts.push(format!("Fewest that suffice, and likeliest: {} ({})", who(fewest), all_come(fewest)));
        }
        (fewest, likeliest) => {
            texts.extend(fewest.as_ref().map(|set| format!("Fewest that suffice: {} ({})", who(set), all_come(set))));
            texts.extend(
                likeliest.as_ref().map(|set| format!("Likeliest that suffice: {} ({})", who(set), all_come(set))),
            );
            if fewest.is_none() && likeliest.is_none() && phase.searched {
                texts.push("No set of those who may give suffices by what is pledged".to_owned());
            }
        }
    }
    if !phase.searched {
        texts.push("Not all sets could be searched".to_owned());
    }
    texts
}

/// A round number a person would say: three digits, thousands apart.
pub(crate) fn amount(value: f64) -> String {
    let digits = if value >= 1.0 { value.log10().floor() as i32 - 2 } else { -2 };
    let scale = 10_f64.powi(digits.clamp(-2, 15));
    let rounded = (value / scale).round() * scale;
    if rounded < 1000.0 {
        let text = format!("{rounded:.2}");
        return text.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    grouped(&format!("{rounded:.0}"))
}

#[cfg(test)]
mod tests {
    use super::amount;

    #[test]
    fn amounts_are_round_and_their_thousands_apart() {
        let shown = [0.0, 0.256, 3.0, 12.34, 999.6, 1234.0, 10_000.0, 1_234_567.0].map(amount);
        assert_eq!(shown, ["0", "0.26", "3", "12.3", "1,000", "1,230", "10,000", "1,230,000"]);
    }
}
