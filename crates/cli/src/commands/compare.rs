//! `placet compare`: two rules over the same votes.

use clap::Args;
use diagram::{Compiler, Diagram, Formula, NodeId, Pairs, Scratch, Variable};
use power::{Game, Value as Number};
use serde_json::{Map, Value, json};
use terms::Diagnostic;

use super::lines::{grouped, labelled, percent, wrapped};
use super::voting::{TableFormat, Voting, VotingArguments};
use super::worlds::{named, votes};
use crate::Failure;
use crate::progress::watched;

/// Options of `placet compare`.
#[derive(Args)]
#[command(after_help = "\
Examples:
  placet compare eu-council/qualified eu-council/simple_majority
  placet compare eu-council/qualified eu-council/reinforced --format json
  placet compare un-general-assembly/important un-general-assembly/ordinary --options yes,abstain,no")]
pub(crate) struct Arguments {
    /// A rule: BODY, BODY/RULE, or a path to a body's file
    #[arg(value_name = "RULE")]
    first: String,
    /// The rule to compare it with; a member of both has one vote
    #[arg(value_name = "RULE")]
    second: String,
    #[command(flatten)]
    voting: VotingArguments,
    /// Text, CSV or JSON
    #[arg(long, value_enum, default_value = "text")]
    format: TableFormat,
}

/// Members shown whose power differs most.
const MOST: usize = 12;

/// What one rule has that the other lacks.
struct Side {
    /// How many votes of all members carry the rule, as text.
    carries: String,
    /// How many of these do not carry the other.
    alone: String,
    /// As a share of all votes.
    share: f64,
    /// Such a vote: each member's option.
    witness: Option<Vec<Option<usize>>>,
    /// How often each member's vote decides under the rule, the others voting for each option alike: the absolute Banzhaf index.
    banzhaf: Vec<f64>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    let voting = arguments.voting.open(&[&arguments.first, &arguments.second])?;
    let sides = watched(|doing| {
        doing.now("compiling the rules");
        let formulas: Vec<_> = voting.rules.iter().map(|rule| rule.formula).collect();
        let diagram = Compiler::new(&voting.logic).compile(&formulas).map_err(|error| too_large(&error))?;
        doing.now("comparing the rules");
        let (first, second) = (diagram.root(0), diagram.root(1));
        let side = |rule, other, formula| side(&voting, &diagram, (rule, other), formula);
        Ok::<_, Failure>([side(first, second, formulas[0])?, side(second, first, formulas[1])?])
    })?;
    match arguments.format {
        TableFormat::Text => Ok(text(&voting, &sides)),
        TableFormat::Json => Ok(super::pretty(&json(&voting, &sides))),
        TableFormat::Csv => csv(&voting, &sides),
    }
}

fn too_large(error: &dyn std::fmt::Display) -> Diagnostic {
    Diagnostic::error("too-large", error.to_string())
}

fn side(
    voting: &Voting,
    diagram: &Diagram,
    (rule, other): (NodeId, NodeId),
    formula: Formula,
) -> Result<Side, Diagnostic> {
    let pairs = Pairs::new(diagram);
    let difference = pairs.difference(rule, other).map_err(|error| too_large(&error))?;
    let witness = pairs.counterexample(rule, other).map_err(|error| too_large(&error))?;
    let options = voting.options.len();
    let weights = difference.weights::<1>(|_, _| [1.0 / options as f64]);
    let share = difference.distribution(difference.root(0), &weights, &mut Scratch::default())[1][0];
    // The diagram knows only the members that one of the rules reads.
    let unread = voting.members.len() - diagram.variables().len();
    let all = |counted: &Diagram, root| {
        let mut count = counted.count(root, |_, _| true);
        (0..unread).for_each(|_| count *= options);
        count.to_string()
    };
    let players: Vec<Variable> = voting.members.iter().map(|member| member.variable).collect();
    let banzhaf = Game::new(&voting.logic, formula, &players).and_then(|game| game.banzhaf());
    Ok(Side {
        carries: all(diagram, rule),
        alone: all(&difference, difference.root(0)),
        share,
        witness: witness.map(|worlds| votes(voting, &worlds, None)),
        banzhaf: banzhaf.map_err(|error| too_large(&error))?.absolute.iter().map(Number::to_f64).collect(),
    })
}

fn id(voting: &Voting, rule: usize) -> String {
    let rule = &voting.rules[rule];
    rule.body.as_ref().map_or_else(|| rule.rule.clone(), |body| format!("{body}/{}", rule.rule))
}

fn text(voting: &Voting, sides: &[Side; 2]) -> String {
    let day = voting.as_of.map(|day| format!(" on {day}")).unwrap_or_default();
    let mut text = String::new();
    for (at, label) in ["first", "second"].into_iter().enumerate() {
        text += &labelled(label, &format!("{}: {}", id(voting, at), voting.rules[at].words));
    }
    let votes = format!("{} members, each {}", voting.members.len(), voting.options.join(" or "));
    text += &labelled("votes", &format!("{votes}{day}"));
    text.push('\n');
    text += &wrapped("  ", verdict(sides));
    text.push('\n');
    for (at, (this, other)) in [("first", "second"), ("second", "first")].into_iter().enumerate() {
        let side = &sides[at];
        text += &labelled(&format!("{this} carries"), &format!("{} votes", grouped(&side.carries)));
        let found = match &side.witness {
            None => format!("the {other} too, always"),
            Some(witness) => {
                let share = format!("{} votes, {}", grouped(&side.alone), percent(side.share));
                format!("not the {other} in {share} of all; for example {}", named(voting, witness))
            }
        };
        text += &labelled("", &found);
    }
    text += &power(voting, sides);
    for doubt in &voting.doubts {
        text += &wrapped("  ", &format!("Doubt: {}", doubt.message));
    }
    text
}

/// The members whose power differs most.
fn power(voting: &Voting, [first, second]: &[Side; 2]) -> String {
    let change = |member: &usize| second.banzhaf[*member] - first.banzhaf[*member];
    let mut order: Vec<usize> = (0..voting.members.len()).filter(|member| change(member) != 0.0).collect();
    order.sort_by(|a, b| change(b).abs().total_cmp(&change(a).abs()).then(a.cmp(b)));
    if order.is_empty() {
        return String::new();
    }
    // Members whose votes count alike stand in one line.
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for member in order {
        let same = |other: usize| {
            first.banzhaf[other] == first.banzhaf[member] && second.banzhaf[other] == second.banzhaf[member]
        };
        match groups.iter_mut().find(|(other, _)| same(*other)) {
            Some((_, more)) => *more += 1,
            None => groups.push((member, 0)),
        }
    }
    let mut text = format!("\n  {:<30}{:>12}{:>12}{:>12}\n", "how often a vote decides", "first", "second", "change");
    for (member, more) in groups.iter().take(MOST) {
        let more = if *more > 0 { format!(" + {more}") } else { String::new() };
        let name: String = voting.members[*member].name.chars().take(28 - more.len()).collect();
        let values = [first.banzhaf[*member], second.banzhaf[*member]].map(|value| format!("{value:>12.6}")).concat();
        text += &format!("  {:<30}{values}{:>+12.6}\n", name + &more, change(member));
    }
    let left = groups.len().saturating_sub(MOST);
    if left > 0 {
        text += &format!("  and {left} more (--format csv has all)\n");
    }
    text
}

fn verdict(sides: &[Side; 2]) -> &'static str {
    match (sides[0].witness.is_none(), sides[1].witness.is_none()) {
        (true, true) => "The same rule: whatever carries one carries the other.",
        (true, false) => "The first implies the second: whatever carries the first carries the second.",
        (false, true) => "The second implies the first: whatever carries the second carries the first.",
        (false, false) => "Neither implies the other.",
    }
}

fn json(voting: &Voting, sides: &[Side; 2]) -> Value {
    let rules = voting.rules.iter().zip(sides).map(|(rule, side)| {
        let witness = side.witness.as_ref().map(|witness| {
            let vote = |(member, vote): (&super::voting::Voter, &Option<usize>)| {
                vote.map(|option| (member.id.clone(), json!(voting.options[option])))
            };
            voting.members.iter().zip(witness).filter_map(vote).collect::<Map<_, _>>()
        });
        json!({
            "body": rule.body,
            "name": rule.name,
            "rule": rule.rule,
            "words": rule.words,
            "carries": side.carries,
            "implies_other": side.witness.is_none(),
            "without_other": side.alone,
            "share_without_other": side.share,
            "witness": witness,
        })
    });
    let members = voting.members.iter().enumerate().map(|(at, member)| {
        json!({ "id": member.id, "name": member.name, "banzhaf": sides.each_ref().map(|side| side.banzhaf[at]) })
    });
    json!({
        "schema": "placet-compare/1",
        "as_of": voting.as_of.map(|day| day.to_string()),
        "options": voting.options,
        "members": members.collect::<Vec<_>>(),
        "same": sides.iter().all(|side| side.witness.is_none()),
        "rules": rules.collect::<Vec<_>>(),
        "warnings": voting.doubts.iter().map(|d| json!({ "id": d.code, "text": d.message })).collect::<Vec<_>>(),
    })
}

/// A row for each member: how it votes in the witness of each rule, and how often its vote decides.
fn csv(voting: &Voting, sides: &[Side; 2]) -> Result<String, Failure> {
    let heading = ["id".to_owned(), "name".to_owned()].into_iter();
    let named =
        ["only", "banzhaf"].into_iter().flat_map(|what| (0..2).map(move |at| format!("{what} {}", id(voting, at))));
    let mut rows = vec![heading.chain(named).collect::<Vec<_>>()];
    for (at, member) in voting.members.iter().enumerate() {
        let vote = |side: &Side| {
            let option = side.witness.as_ref().and_then(|witness| witness[at]);
            option.map(|option| voting.options[option].clone()).unwrap_or_default()
        };
        let power = sides.iter().map(|side| side.banzhaf[at].to_string());
        rows.push(
            [member.id.clone(), member.name.clone()].into_iter().chain(sides.iter().map(vote)).chain(power).collect(),
        );
    }
    super::table::csv(&rows)
}
