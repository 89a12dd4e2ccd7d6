//! A rule as a formula, as the calculator reads it, and as its definition says: three times the same.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::*;
use diagram::Logic;
use proptest::prelude::*;
use rules::{Catalogue, Sitting, SittingRequest, Votes, formula, judge, voters};
use terms::{ActorId, Fraction, Memory, OptionId};

/// The rule as a formula, and who its variables are, in their order.
fn compiled(catalogue: &Catalogue<'_>, sitting: &Sitting, rule: &str) -> (Logic, diagram::Formula, Vec<String>) {
    let voters = voters(catalogue, sitting, rule).unwrap_or_else(|found| panic!("{}", lines(&found)));
    let mut logic = Logic::new();
    let variables: Vec<_> = voters.iter().map(|_| logic.variable(sitting.body.options.len() as u32)).collect();
    let variable_of = &mut |actor: &ActorId, _: &[OptionId]| variables[voters.iter().position(|v| v == actor).unwrap()];
    let (formula, _) =
        formula(catalogue, sitting, rule, &mut logic, variable_of).unwrap_or_else(|found| panic!("{}", lines(&found)));
    (logic, formula, voters.iter().map(ToString::to_string).collect())
}

#[test]
fn the_security_council_has_848_winning_coalitions() {
    let world =
        body("council", &council_seats(), &["yes", "no"], &[("substantive", "yes >= 9 and no(permanent) == 0")]);
    let catalogue = Catalogue::new(&world);
    let sitting = sit(&catalogue, "council");
    let (logic, formula, asked) = compiled(&catalogue, &sitting, "substantive");
    assert_eq!(asked.len(), 15);
    let winning = (0..1_u32 << 15).filter(|set| {
        let options: Vec<u32> = (0..15).map(|at| set >> at & 1).collect();
        logic.holds(formula, &options)
    });
    assert_eq!(winning.count(), 848);
}

#[test]
fn an_actor_has_one_decision_in_two_bodies() {
    let world = body("pair", "actor\nFRA\nDEU\n", &FOUR, &[("both", "yes >= 2 and council/substantive")]);
    let options = ["agree", "yes", "silent"];
    let world =
        with_body(world, "council", "actor\nFRA\nPOL\n", &options, &[("substantive", "yes >= 1 and silent == 1")]);
    let catalogue = Catalogue::new(&world);
    let sitting = sit(&catalogue, "pair");
    let (logic, formula, asked) = compiled(&catalogue, &sitting, "both");
    assert_eq!(asked, ["FRA", "DEU", "POL"]);
    assert!(logic.holds(formula, &[0, 0, 2]), "no is not an option of the council, so it counts as silent");
    assert!(!logic.holds(formula, &[0, 0, 0]), "both say yes in the council, and nobody is silent");
    assert!(!logic.holds(formula, &[2, 0, 0]));
}

/// A number in a random rule.
#[derive(Clone, Debug)]
enum Number {
    Whole(i64),
    Count { weighted: bool, choice: &'static str, permanent: Option<bool>, concerned: Option<bool> },
    Share(i64, i64, Box<Number>),
    Add(Box<Number>, Box<Number>),
    Subtract(Box<Number>, Box<Number>),
    Times(i64, Box<Number>),
}

/// A condition in a random rule.
#[derive(Clone, Debug)]
enum Formula {
    Compare(Number, &'static str, Number),
    Reference(&'static str),
    Not(Box<Formula>),
    And(Box<Formula>, Box<Formula>),
    Or(Box<Formula>, Box<Formula>),
}

const MAJORITY: &str = "yes > no";
const REFERENCES: [&str; 2] = ["majority", "beside/majority"];

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Whole(value) => write!(f, "{value}"),
            Self::Share(above, below, of) => write!(f, "{above}/{below} of ({of})"),
            Self::Add(a, b) => write!(f, "({a} + {b})"),
            Self::Subtract(a, b) => write!(f, "({a} - {b})"),
            Self::Times(factor, of) => write!(f, "{factor} * ({of})"),
            Self::Count { weighted, choice, permanent, concerned } => {
                let test = |name: &str, inside: bool| format!("{}{name}", if inside { "" } else { "not " });
                let groups = permanent.map(|inside| test("permanent", inside)).into_iter();
                let groups: Vec<String> = groups.chain(concerned.map(|inside| test("concerned", inside))).collect();
                let groups = if groups.is_empty() { String::new() } else { format!("({})", groups.join(" & ")) };
                if *weighted { write!(f, "votes({choice}{groups})") } else { write!(f, "{choice}{groups}") }
            }
        }
    }
}

impl std::fmt::Display for Formula {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Compare(a, sign, b) => write!(f, "{a} {sign} {b}"),
            Self::Reference(rule) => f.write_str(rule),
            Self::Not(part) => write!(f, "not ({part})"),
            Self::And(a, b) => write!(f, "({a}) and ({b})"),
            Self::Or(a, b) => write!(f, "({a} or {b})"),
        }
    }
}

/// A voter: its group, its weight, whether it is concerned, whether it sits in the body beside, and its option.
#[derive(Clone, Copy, Debug)]
struct Voter {
    permanent: bool,
    concerned: bool,
    beside: bool,
    votes: i64,
    option: usize,
}

impl Number {
    /// The value, straight from the definition, and whether each share in it is a share of something.
    fn value(&self, voters: &[Voter]) -> (Fraction, bool) {
        let whole = Fraction::whole;
        match self {
            Self::Whole(value) => (whole(*value), true),
            Self::Share(above, below, of) => {
                let (value, something) = of.value(voters);
                let share = Fraction::new(*above, *below).unwrap();
                (value.times(share).unwrap(), something && value > Fraction::ZERO)
            }
            Self::Add(a, b) | Self::Subtract(a, b) => {
                let ((x, p), (y, q)) = (a.value(voters), b.value(voters));
                let sum = if matches!(self, Self::Add(..)) { x.plus(y) } else { x.minus(y) };
                (sum.unwrap(), p && q)
            }
            Self::Times(factor, of) => {
                let (value, something) = of.value(voters);
                (value.times(whole(*factor)).unwrap(), something)
            }
            Self::Count { weighted, choice, permanent, concerned } => {
                let counted = voters.iter().filter(|voter| {
                    let takes = match *choice {
                        "members" => true,
                        "present" => voter.option != 3,
                        option => FOUR[voter.option] == option,
                    };
                    takes
                        && permanent.is_none_or(|inside| inside == voter.permanent)
                        && concerned.is_none_or(|inside| inside == voter.concerned)
                });
                (whole(counted.map(|voter| if *weighted { voter.votes } else { 1 }).sum()), true)
            }
        }
    }

    fn has_share(&self) -> bool {
        match self {
            Self::Whole(_) | Self::Count { .. } => false,
            Self::Share(..) => true,
            Self::Add(a, b) | Self::Subtract(a, b) => a.has_share() || b.has_share(),
            Self::Times(_, of) => of.has_share(),
        }
    }
}

impl Formula {
    fn holds(&self, voters: &[Voter]) -> bool {
        match self {
            Self::Compare(a, sign, b) => {
                let ((x, p), (y, q)) = (a.value(voters), b.value(voters));
                let reachable = p && q;
                // The side with the share is the one to be reached.
                let (x, y, sign) = match (a.has_share() && !b.has_share(), *sign) {
                    (true, ">=") => (y, x, "<="),
                    (true, "<=") => (y, x, ">="),
                    (true, ">") => (y, x, "<"),
                    (true, "<") => (y, x, ">"),
                    (_, sign) => (x, y, sign),
                };
                match sign {
                    ">=" => reachable && x >= y,
                    ">" => reachable && x > y,
                    "==" => reachable && x == y,
                    "<=" => !reachable || x <= y,
                    "<" => !reachable || x < y,
                    _ => !reachable || x != y,
                }
            }
            Self::Reference(name) => {
                let seated = |voter: &&Voter| *name == "majority" || voter.beside;
                let takes = |option| voters.iter().filter(seated).filter(|voter| voter.option == option).count();
                takes(0) > takes(2)
            }
            Self::Not(part) => !part.holds(voters),
            Self::And(a, b) => a.holds(voters) && b.holds(voters),
            Self::Or(a, b) => a.holds(voters) || b.holds(voters),
        }
    }
}

fn number() -> impl Strategy<Value = Number> {
    let choice = prop::sample::select(vec!["yes", "abstain", "no", "absent", "members", "present"]);
    let count = (any::<bool>(), choice, prop::option::of(any::<bool>()), prop::option::of(any::<bool>()));
    let count = count.prop_map(|(weighted, choice, permanent, concerned)| Number::Count {
        weighted,
        choice,
        permanent,
        concerned,
    });
    let leaf = prop_oneof![1 => (0_i64..9).prop_map(Number::Whole), 3 => count];
    leaf.prop_recursive(3, 8, 2, |inner| {
        let pair = (inner.clone(), inner.clone());
        prop_oneof![
            (1_i64..4, 1_i64..5, inner.clone()).prop_map(|(a, b, of)| Number::Share(a, b, Box::new(of))),
            pair.clone().prop_map(|(a, b)| Number::Add(Box::new(a), Box::new(b))),
            pair.prop_map(|(a, b)| Number::Subtract(Box::new(a), Box::new(b))),
            (0_i64..4, inner).prop_map(|(factor, of)| Number::Times(factor, Box::new(of))),
        ]
    })
}

fn condition() -> impl Strategy<Value = Formula> {
    let sign = prop::sample::select(vec![">=", ">", "<=", "<", "==", "!="]);
    let leaf = prop_oneof![
        5 => (number(), sign, number()).prop_map(|(a, sign, b)| Formula::Compare(a, sign, b)),
        1 => prop::sample::select(REFERENCES.to_vec()).prop_map(Formula::Reference),
    ];
    leaf.prop_recursive(3, 8, 2, |inner| {
        let pair = (inner.clone(), inner.clone());
        prop_oneof![
            inner.prop_map(|part| Formula::Not(Box::new(part))),
            pair.clone().prop_map(|(a, b)| Formula::And(Box::new(a), Box::new(b))),
            pair.prop_map(|(a, b)| Formula::Or(Box::new(a), Box::new(b))),
        ]
    })
}

fn voter() -> impl Strategy<Value = Voter> {
    (any::<bool>(), any::<bool>(), any::<bool>(), 0_i64..6, 0_usize..4)
        .prop_map(|(permanent, concerned, beside, votes, option)| Voter { permanent, concerned, beside, votes, option })
}

fn electorate() -> impl Strategy<Value = Vec<Voter>> {
    prop::collection::vec(voter(), 2..6).prop_map(|mut voters| {
        (voters[0].permanent, voters[0].beside) = (true, true);
        voters
    })
}

fn world_of(rule: &Formula, voters: &[Voter]) -> Memory {
    let row = |(at, voter): (usize, &Voter)| {
        format!("A{at:03},{},{}\n", if voter.permanent { "permanent" } else { "" }, voter.votes)
    };
    let seats: String = voters.iter().enumerate().map(row).collect();
    let beside: String =
        voters.iter().enumerate().filter(|(_, voter)| voter.beside).map(|(at, _)| format!("A{at:03}\n")).collect();
    let rules = [("asked", rule.to_string()), ("majority", MAJORITY.to_owned())];
    let rules: Vec<(&str, &str)> = rules.iter().map(|(id, when)| (*id, when.as_str())).collect();
    let world = body("here", &format!("actor,groups,votes\n{seats}"), &FOUR, &rules);
    with_body(world, "beside", &format!("actor\n{beside}"), &FOUR, &[("majority", MAJORITY)])
}

fn sitting_of(catalogue: &Catalogue<'_>, voters: &[Voter]) -> Sitting {
    let concerned = voters.iter().enumerate().filter(|(_, voter)| voter.concerned);
    let concerned = concerned.map(|(at, _)| actor(&format!("A{at:03}"))).collect();
    sit_with(catalogue, "here", &SittingRequest { concerned, ..SittingRequest::default() })
}

fn votes_of(voters: &[Voter]) -> Votes {
    let vote = |(at, voter): (usize, &Voter)| (actor(&format!("A{at:03}")), option(FOUR[voter.option]));
    Votes::Named { votes: voters.iter().enumerate().map(vote).collect(), others: None }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_formula_the_calculator_and_the_definition_agree(
        rule in condition(),
        voters in electorate(),
        ballots in prop::collection::vec(prop::collection::vec(0_usize..4, 6), 8),
    ) {
        let world = world_of(&rule, &voters);
        let catalogue = Catalogue::new(&world);
        let sitting = sitting_of(&catalogue, &voters);
        let (logic, formula, _) = compiled(&catalogue, &sitting, "asked");
        for ballot in ballots {
            let voters: Vec<Voter> =
                voters.iter().zip(&ballot).map(|(voter, option)| Voter { option: *option, ..*voter }).collect();
            let options: Vec<u32> = voters.iter().map(|voter| voter.option as u32).collect();
            let expected = rule.holds(&voters);
            prop_assert_eq!(logic.holds(formula, &options), expected, "formula of {}", rule);
            let judgement = judged(&catalogue, &sitting, "asked", &votes_of(&voters));
            prop_assert_eq!(judgement.carried, expected, "calculator on {}", rule);
        }
    }

    #[test]
    fn who_turns_the_outcome_is_found_as_by_trying_everything(rule in condition(), voters in electorate()) {
        let world = world_of(&rule, &voters);
        let catalogue = Catalogue::new(&world);
        let sitting = sitting_of(&catalogue, &voters);
        let judgement = judged(&catalogue, &sitting, "asked", &votes_of(&voters));
        let carried = rule.holds(&voters);
        let mut turning: Vec<Vec<usize>> = Vec::new();
        for code in 0..4_usize.pow(voters.len() as u32) {
            let changed: Vec<Voter> = voters.iter().enumerate().map(|(at, voter)| {
                Voter { option: code / 4_usize.pow(at as u32) % 4, ..*voter }
            }).collect();
            if rule.holds(&changed) != carried {
                let group = (0..voters.len()).filter(|&at| changed[at].option != voters[at].option);
                turning.push(group.collect());
            }
        }
        let least = turning.iter().map(Vec::len).min();
        turning.retain(|group| Some(group.len()) == least);
        turning.sort();
        turning.dedup();
        match judgement.smallest_group {
            rules::SmallestGroup::Found { size, number_of_groups, examples } => {
                prop_assert_eq!(Some(size as usize), least, "{}", rule);
                prop_assert_eq!(number_of_groups, Some(turning.len() as u128), "{}", rule);
                prop_assert_eq!(examples.len(), turning.len().min(3));
                for example in examples {
                    let places: Vec<usize> =
                        example.iter().map(|actor| actor.as_str()[1..].parse().unwrap()).collect();
                    prop_assert!(turning.contains(&places), "{:?} does not turn {}", places, rule);
                }
            }
            other => prop_assert!(least.is_none() && other == rules::SmallestGroup::Impossible, "{}", rule),
        }
        let alone: Vec<usize> = turning.iter().filter(|group| group.len() == 1).map(|group| group[0]).collect();
        let found: Vec<usize> =
            judgement.turn_alone.iter().map(|(actor, _)| actor.as_str()[1..].parse().unwrap()).collect();
        prop_assert_eq!(found, alone, "{}", rule);
        for (actor, choice) in &judgement.turn_alone {
            let at: usize = actor.as_str()[1..].parse().unwrap();
            let best = (0..4).find(|&option| {
                let mut changed = voters.clone();
                changed[at].option = option;
                rule.holds(&changed) != carried
            });
            prop_assert_eq!(best.map(|option| FOUR[option]), Some(choice.as_str()));
        }
    }
}

#[test]
fn a_body_of_counts_has_no_formula() {
    let file = "format = 1\nname = \"Rada\"\nbasis = \"x\"\nseats = \"count\"\n[[size]]\nmembers = 450\n[[rule]]\nid = \"r\"\nwhen = \"yes >= 226\"\n";
    let world = Memory::new().with("bodies/rada.toml", file);
    let catalogue = Catalogue::new(&world);
    let sitting = sit(&catalogue, "rada");
    assert!(formula(&catalogue, &sitting, "r", &mut Logic::new(), &mut |_, _| unreachable!()).is_err());
    assert!(judge(&catalogue, &sitting, "r", &counted("yes=226")).unwrap().0.carried);
}
