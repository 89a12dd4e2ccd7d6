//! `placet coalitions`: who carries a rule together, who stops it, and who matters more than whom.

mod tables;
mod text;

use clap::{Args, ValueEnum};
use diagram::{Budget, Compiler, NotMonotone};
use power::{CoalitionError, Desirability, Family, SimpleGame, Weightedness, unlikelihood};
use terms::{Diagnostic, Fraction};

use super::members::{numbers, places};
use super::voting::{TableFormat, Voting, VotingArguments};
use super::worlds::{named, votes};
use crate::Failure;
use crate::progress::{Doing, watched};

/// Pivots of the linear programme: more than any body of the catalogue needs.
const PIVOTS: usize = 20_000;

/// Options of `placet coalitions`.
#[derive(Args)]
#[command(after_help = "\
Examples:
  placet coalitions un-security-council
  placet coalitions eu-council/qualified --minimal blocking --must-exclude DEU
  placet coalitions eu-council/qualified --by cost --costs DEU=9,FRA=7,others=1
  placet coalitions --weights 4,4,4,2,2,1 --quota 12 --minimal winning")]
pub(crate) struct Arguments {
    /// The body, or BODY/RULE, or a path to a body's file; without a rule, the body's default
    #[arg(value_name = "BODY[/RULE]")]
    rule: Option<String>,
    #[command(flatten)]
    voting: VotingArguments,
    /// Members that are in every coalition asked about
    #[arg(long, value_delimiter = ',', value_name = "MEMBERS")]
    must_include: Vec<String>,
    /// Members that are in none
    #[arg(long, value_delimiter = ',', value_name = "MEMBERS")]
    must_exclude: Vec<String>,
    /// List those that can spare nobody: to win, or to block
    #[arg(long, value_enum, value_name = "winning|blocking")]
    minimal: Option<Minimal>,
    /// List at most so many
    #[arg(long, default_value_t = 10, value_name = "N")]
    limit: usize,
    /// Smallest first, likeliest first (with --probabilities) or cheapest first (with --costs)
    #[arg(long, value_enum, default_value = "size", value_name = "size|probability|cost")]
    by: By,
    /// How likely each member is to take part: DEU=0.9,others=0.5
    #[arg(long, value_delimiter = ',', value_name = "MEMBER=P")]
    probabilities: Vec<String>,
    /// What each member costs to win over: DEU=9,others=1
    #[arg(long, value_delimiter = ',', value_name = "MEMBER=COST")]
    costs: Vec<String>,
    /// Text, CSV or JSON
    #[arg(long, value_enum, default_value = "text")]
    format: TableFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Minimal {
    /// They win, and lose when anybody leaves.
    Winning,
    /// Without them the others lose, and with any of them back, win.
    Blocking,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// Smallest first.
    Size,
    /// Likeliest first.
    Probability,
    /// Cheapest first.
    Cost,
}

/// What coalitions are ordered by.
struct Order {
    by: By,
    /// In units that add up.
    costs: Vec<u64>,
    /// So many units are a cost of 1.
    unit: i64,
    /// Where they are ordered by these.
    probabilities: Vec<f64>,
}

/// Coalitions of one kind, winning or blocking, of a rule with some members fixed.
struct Kind {
    /// Those who are in whatever happens.
    fixed: Vec<usize>,
    /// First in the order asked for.
    best: Option<Vec<usize>>,
    /// The minimal ones, without those fixed.
    minimal: Result<Family, CoalitionError>,
}

/// All there is to say.
struct Answer<'a> {
    arguments: &'a Arguments,
    voting: &'a Voting,
    game: SimpleGame,
    must_include: Vec<usize>,
    must_exclude: Vec<usize>,
    order: Order,
    desirability: Desirability,
    weightedness: Weightedness,
    winning: Kind,
    blocking: Kind,
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    let names: Vec<&str> = arguments.rule.as_deref().into_iter().collect();
    let voting = arguments.voting.open(&names)?;
    watched(|doing| {
        let answer = answer(arguments, &voting, doing)?;
        doing.now("listing coalitions");
        match arguments.format {
            TableFormat::Text => Ok(text::text(&answer)),
            TableFormat::Json => Ok(super::pretty(&tables::json(&answer)?)),
            TableFormat::Csv => tables::csv(&answer),
        }
    })
}

fn answer<'a>(arguments: &'a Arguments, voting: &'a Voting, doing: &Doing) -> Result<Answer<'a>, Failure> {
    let [best, worst] = voting.options.as_slice() else {
        let message = format!("a coalition is of those who say one thing of two, not of {}", voting.options.len());
        return Err(Diagnostic::error("wrong-options", message).hint("name two, as --options yes,no").into());
    };
    let must_include = places(&voting.members, &arguments.must_include)?;
    let must_exclude = places(&voting.members, &arguments.must_exclude)?;
    if let Some(both) = must_include.iter().find(|member| must_exclude.contains(member)) {
        let message = format!("{} is named as in and as out", voting.members[*both].id);
        return Err(Diagnostic::error("contradiction", message).into());
    }
    let order = order(arguments, voting)?;
    doing.now("compiling the rule");
    let game = game(voting).map_err(|error| refused(voting, [best, worst], &error))?;
    let of = |game: &SimpleGame| {
        let fixed = game.with_fixed(&must_include, &must_exclude);
        let mut costs: Vec<u128> = order.costs.iter().map(|&cost| u128::from(cost)).collect();
        must_include.iter().for_each(|&member| costs[member] = 0);
        let best = fixed.lightest(&costs).map(|(_, others)| joined(&others, &must_include));
        Kind { fixed: must_include.clone(), best, minimal: fixed.minimal_winning(Budget::default()) }
    };
    doing.now("counting minimal coalitions");
    let (winning, blocking) = (of(&game), of(&game.dual()));
    doing.now("looking who matters more than whom");
    let desirability = game.desirability();
    doing.now("looking for weights");
    let weightedness = game.weightedness(&desirability, PIVOTS);
    Ok(Answer {
        winning,
        blocking,
        desirability,
        weightedness,
        arguments,
        voting,
        game,
        must_include,
        must_exclude,
        order,
    })
}

/// The rule as a game in which the first of two options is a yes.
fn game(voting: &Voting) -> Result<SimpleGame, Refused> {
    let formulas: Vec<_> = voting.rules.iter().take(1).map(|rule| rule.formula).collect();
    let diagram =
        Compiler::new(&voting.logic).compile(&formulas).map_err(|error| Refused::TooLarge(error.to_string()))?;
    let players: Vec<_> = voting.members.iter().map(|member| member.variable).collect();
    SimpleGame::new(&diagram, diagram.root(0), &players, 0, 1).map_err(|error| match error {
        CoalitionError::NotMonotone(found) => Refused::NotMonotone(found),
        other => Refused::TooLarge(other.to_string()),
    })
}

enum Refused {
    TooLarge(String),
    NotMonotone(Box<NotMonotone>),
}

fn refused(voting: &Voting, [best, worst]: [&String; 2], refused: &Refused) -> Failure {
    match refused {
        Refused::TooLarge(message) => Diagnostic::error("too-large", message.clone()).into(),
        Refused::NotMonotone(found) => {
            let member = voting.members.iter().find(|member| member.variable == found.variable);
            let who = member.map_or("a member", |member| member.id.as_str());
            let message = format!(
                "under this rule a {best} instead of a {worst} can lose a motion, so it has no winning coalitions in the usual sense"
            );
            let rest = named(voting, &votes(voting, &found.worlds, Some(found.variable)));
            Diagnostic::error("not-monotone", message)
                .hint(format!("it carries with {who}={worst}, and not with {who}={best}, beside {rest}"))
                .into()
        }
    }
}

fn order(arguments: &Arguments, voting: &Voting) -> Result<Order, Failure> {
    let members = &voting.members;
    let given = [
        ("probabilities", "probability", By::Probability, &arguments.probabilities),
        ("costs", "cost", By::Cost, &arguments.costs),
    ];
    if let Some((flag, by, ..)) = given.iter().find(|(_, _, by, words)| !words.is_empty() && *by != arguments.by) {
        let message = format!("--{flag} is given, and nothing is ordered by it");
        return Err(Diagnostic::error("contradiction", message).hint(format!("add --by {by}")).into());
    }
    match arguments.by {
        By::Size => Ok(Order { by: By::Size, costs: vec![1; members.len()], unit: 1, probabilities: Vec::new() }),
        By::Probability => {
            let read = |text: &str| text.parse::<f64>().ok().filter(|p| (0.0..=1.0).contains(p));
            let example = "write --probabilities DEU=0.9,others=0.5";
            let probabilities = numbers(members, &arguments.probabilities, read, example)?;
            let costs = probabilities.iter().map(|&p| unlikelihood(p)).collect();
            Ok(Order { by: By::Probability, costs, unit: 1, probabilities })
        }
        By::Cost => {
            let costs = numbers(members, &arguments.costs, Fraction::parse_decimal, "write --costs DEU=9,others=1.5")?;
            let too_large = || Diagnostic::error("number-too-large", "the costs do not fit 64 bits together");
            let mut unit = 1_i64;
            for cost in &costs {
                let missing = Fraction::new(cost.denominator(), unit).ok_or_else(too_large)?.numerator();
                unit = unit.checked_mul(missing).ok_or_else(too_large)?;
            }
            let whole = |cost: &Fraction| {
                let cost = cost.times(Fraction::whole(unit))?;
                u64::try_from(cost.numerator()).ok()
            };
            let costs = costs.iter().map(whole).collect::<Option<Vec<u64>>>().ok_or_else(too_large)?;
            Ok(Order { by: By::Cost, costs, unit, probabilities: Vec::new() })
        }
    }
}

/// Members together with those fixed, ascending.
fn joined(members: &[usize], fixed: &[usize]) -> Vec<usize> {
    let mut all = [members, fixed].concat();
    all.sort_unstable();
    all.dedup();
    all
}

impl Order {
    /// What a coalition costs, in the units of the user; its probability where it is ordered by that.
    fn value(&self, coalition: &[usize]) -> f64 {
        match self.by {
            By::Size => coalition.len() as f64,
            By::Probability => coalition.iter().map(|&member| self.probabilities[member]).product(),
            By::Cost => coalition.iter().map(|&m| u128::from(self.costs[m])).sum::<u128>() as f64 / self.unit as f64,
        }
    }
}

impl Kind {
    /// The first minimal coalitions in the order asked for, with those fixed.
    fn list(&self, order: &Order, limit: usize) -> Vec<Vec<usize>> {
        let families = self.minimal.iter();
        let listed = families.flat_map(|family| family.in_order_of(&order.costs).take(limit));
        listed.map(|(_, coalition)| joined(&coalition, &self.fixed)).collect()
    }
}
