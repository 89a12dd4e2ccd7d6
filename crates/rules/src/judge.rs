//! The calculator: do these votes carry the rule, what was needed, and who could turn it?

mod conditions;
mod smallest;
mod standing;
mod turning;

use terms::{ActorId, BodyId, Date, Diagnostic, Diagnostics, OptionId, RuleId};

use crate::catalogue::Catalogue;
use crate::compile::prepare;
use crate::electorate::{Class, Electorate};
use crate::expression::Choice;
use crate::link::{Linked, link};
use crate::program::Program;
use crate::sitting::Sitting;
use crate::votes::{Votes, ballots, counts};
use standing::Standing;

pub use conditions::{Condition, Need};
pub use smallest::SmallestGroup;

/// What the calculator says.
#[derive(Clone, PartialEq, Debug)]
pub struct Judgement {
    /// The body.
    pub body: BodyId,
    /// The rule's own id.
    pub rule: RuleId,
    /// The day whose seats were counted.
    pub as_of: Date,
    /// Does the motion carry?
    pub carried: bool,
    /// How many members take each option, in the order of the body's options.
    pub counts: Vec<(OptionId, u64)>,
    /// The comparisons of the rule, in the order in which they are written; those of a rule that it names stand before its own.
    pub conditions: Vec<Condition>,
    /// Members who alone, by changing their option, change the outcome, each with the best option that does it, in the order of
    /// their seats. Empty when only counts are given.
    pub turn_alone: Vec<(ActorId, OptionId)>,
    /// The smallest groups of members that together could change the outcome.
    pub smallest_group: SmallestGroup,
    /// Were only counts given, without names?
    pub by_counts: bool,
}

/// Judges votes by the rule `name` of a sitting's body, and says what is doubtful about it (weights that stand in for another day).
///
/// Everything is exact. Who can turn the outcome alone costs kinds of members × options evaluations of the rule; the smallest
/// group is searched by size within a fixed budget (see [`SmallestGroup`]).
///
/// # Errors
/// As [`crate::formula`]; an actor that has no seat, an unknown option, the same actor twice, counts above the number of members,
/// counts for a rule that needs to know who votes how.
pub fn judge(
    catalogue: &Catalogue<'_>,
    sitting: &Sitting,
    name: &str,
    votes: &Votes,
) -> Result<(Judgement, Diagnostics), Diagnostics> {
    match votes {
        Votes::Named { votes, others } => {
            let (linked, program, electorate) = prepare(catalogue, sitting, name)?;
            let ballots = ballots(sitting, &electorate, votes, others.as_ref())?;
            let standing = Standing::named(&electorate, &ballots);
            let mut counts = vec![0; sitting.body.options.len()];
            // Members of the first body come before all other voters.
            for &option in ballots.iter().take(sitting.members.len()) {
                counts[option] += 1;
            }
            let turn_alone = turning::turn_alone(&program, &electorate, &standing, &ballots, &sitting.body.options);
            let judgement = conclude(&linked, &program, &standing, counts)?;
            Ok((Judgement { turn_alone, ..judgement }, program.warnings))
        }
        Votes::Counts(given) => {
            let linked = link(catalogue, sitting, name)?;
            let program = Program::build(&linked)?;
            let electorate = nameless(&linked, &program)?;
            program.check_width(&linked, &electorate.most(program.counts.len()))?;
            let counts = counts(sitting, given)?;
            let standing = Standing::nameless(&electorate, &counts);
            let judgement = conclude(&linked, &program, &standing, counts)?;
            Ok((Judgement { by_counts: true, ..judgement }, program.warnings))
        }
    }
}

/// The members of a body as one class without names.
fn nameless(linked: &Linked<'_>, program: &Program) -> Result<Electorate, Diagnostics> {
    let sitting = &linked.sittings[0];
    let refused =
        |why: String| Diagnostic::error("counts-not-enough", why).hint("say who votes how instead of how many");
    if let Some(rule) = linked.rules.iter().find(|rule| rule.sitting != 0) {
        let other = &linked.sittings[rule.sitting].body.id;
        return Err(refused(format!(
            "counts cannot be judged: the rule also rests on `{other}`, where others may sit"
        ))
        .into());
    }
    if program.counts.iter().any(|(_, count)| count.weight.is_some() || !count.groups.is_empty()) {
        let name = linked.rules.last().map_or("", |linked| linked.rule.id.as_str());
        return Err(refused(format!("counts cannot be judged: `{name}` reads groups or weights of members")).into());
    }
    let adds = |option: &OptionId| {
        let added = program.counts.iter().map(|(_, count)| match &count.choice {
            Choice::Any => 1,
            Choice::Option(choice) => i64::from(choice == option),
        });
        added.collect()
    };
    let rows = sitting.body.options.iter().map(adds).collect();
    Ok(Electorate { voters: Vec::new(), classes: vec![Class { rows, size: sitting.size }] })
}

fn conclude(
    linked: &Linked<'_>,
    program: &Program,
    standing: &Standing<'_>,
    counts: Vec<u64>,
) -> Result<Judgement, Diagnostics> {
    let sitting = &linked.sittings[0];
    let rule = linked.rules.last().map_or_else(|| sitting.body.default_rule.clone(), |linked| linked.rule.id.clone());
    Ok(Judgement {
        body: sitting.body.id.clone(),
        rule,
        as_of: sitting.as_of,
        carried: program.holds(&standing.tallies, &mut Vec::new()),
        counts: sitting.body.options.iter().cloned().zip(counts).collect(),
        conditions: conditions::conditions(linked, program, &standing.tallies)?,
        turn_alone: Vec::new(),
        smallest_group: smallest::smallest_group(program, standing),
        by_counts: false,
    })
}
