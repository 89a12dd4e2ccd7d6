//! What `docs/method.md` and `docs/parameters.md` print is what the code computes: every number of their tables, at the digits
//! printed.
//!
//! A table stands between the comments `<!-- worked: NAME -->` and `<!-- end -->`.
#![allow(clippy::panic, clippy::unwrap_used)]

mod common;

use std::collections::BTreeMap;
use std::fs;

use common::{EACH_OUTCOME, Said, day, dossier, said};
use dossier::{OFFICES, Office, Position, Size, Strength};
use evidence::{
    Draws, Fixed, Group, Inquiry, LEVELS, Lag, Member, PARAMETERS, Parameter, ParameterSets, Parameters, Rate, Report,
    Side, Supports, Text, Utterance, in_time, office_trust, size_levels, supports, utterances, vote_table,
};
use terms::{ActorId, OptionId, days_between};

/// Draws of each number: its sampling error is then under .002.
const LANES: usize = 100_000;

// Tables of the documentation

fn page(name: &str) -> String {
    fs::read_to_string(format!("{}/../../docs/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The rows of a table, without its heading; cells without the blanks around them.
fn table(page_name: &str, name: &str) -> Vec<Vec<String>> {
    let page = page(page_name);
    let open = format!("<!-- worked: {name} -->");
    let (_, rest) = page.split_once(&open).unwrap_or_else(|| panic!("{page_name} has no `{open}`"));
    let (text, _) = rest.split_once("<!-- end -->").unwrap_or_else(|| panic!("`{open}` has no end"));
    let rows = text.lines().filter(|line| line.starts_with('|')).skip(2);
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    let rows: Vec<Vec<String>> = rows.map(cells).collect();
    assert!(!rows.is_empty(), "the table `{name}` of {page_name} has no rows");
    rows
}

/// A number as printed: with a minus sign or a hyphen.
fn number(cell: &str) -> f64 {
    cell.replace('−', "-").replace(',', "").parse().unwrap_or_else(|_| panic!("`{cell}` is not a number"))
}

/// Which cells differ from what was computed, at the digits they print; empty where none does.
#[derive(Default)]
struct Differences(Vec<String>);

impl Differences {
    fn compare(&mut self, row: &[String], at: usize, computed: f64) {
        let printed = &row[at];
        let digits = printed.split_once('.').map_or(0, |(_, digits)| digits.len());
        let shown = format!("{:.digits$}", computed.abs());
        let shown = if computed < 0.0 && shown.contains(|c: char| ('1'..='9').contains(&c)) {
            format!("−{shown}")
        } else {
            shown
        };
        if shown != printed.replace(',', "") {
            self.0.push(format!("| {} |: column {} is {shown}", row.join(" | "), at + 1));
        }
    }

    fn are_none(self) {
        assert!(self.0.is_empty(), "the page differs from the code:\n{}", self.0.join("\n"));
    }
}

// The model, as the rows ask for it

fn options(names: &[&str]) -> Vec<OptionId> {
    names.iter().map(|name| OptionId::parse(name).unwrap()).collect()
}

fn sets(fixed: &Fixed) -> ParameterSets {
    ParameterSets::new(Draws { lanes: LANES, seed: 1 }, fixed)
}

/// No settled position flips: the numbers before the floor.
fn unfloored() -> Fixed {
    Fixed::at_defaults().with(Parameter::Reversal, 0.0).unwrap()
}

fn mean(lanes: &[f64]) -> f64 {
    lanes.iter().sum::<f64>() / lanes.len() as f64
}

/// The mean vote (no, abstain, yes) under these supports.
fn mean_vote(supports: &[f64], sets: &ParameterSets) -> [f64; 3] {
    let table = vote_table(supports, &options(&["yes", "abstain", "no"]), Text::Same, sets);
    [2, 1, 0].map(|option: usize| mean(&table[option]))
}

fn member(key: &str) -> Member {
    Member { key: key.to_owned(), utterances: Vec::new(), acts: vec![None; 3], rate: None, group: None }
}

/// The supports of these members in the contexts none, c and d, with no time to the vote.
fn drawn(words: &[Said], members: Vec<Member>, groups: Vec<Group>, sets: &ParameterSets) -> Supports {
    let dossier = dossier(EACH_OUTCOME, words);
    let selector = dossier.motions[0].selector.as_ref();
    supports(&Inquiry { dossier: &dossier, selector, members, groups, vote: day() }, sets)
}

/// What a cell says was said: `` 3 × `con firm`, `digit = 3` + `pro` ``; each piece after the first of a statement is a line of
/// its block.
fn words(cell: &str) -> Vec<Said> {
    let mut all = Vec::new();
    for part in cell.split(" + ").filter(|part| part.contains('`')) {
        let count = part.split_once(" × ").map_or(1, |(count, _)| count.trim().parse().unwrap());
        let mut pieces = part.split('`').skip(1).step_by(2);
        let position = pieces.next().unwrap();
        let statement = pieces.fold(said(position), Said::with);
        for _ in 0..count {
            all.push(statement.clone().with(&format!("utterance = \"u{}\"", all.len())));
        }
    }
    all
}

fn heard(words: &[Said]) -> Vec<Utterance> {
    utterances(&dossier(EACH_OUTCOME, words), "RUS", "m", day(), &[])
}

#[test]
fn votes_from_support() {
    let (floored, defaults) = (sets(&Fixed::at_defaults()), options(&["yes", "abstain", "no"]));
    let mut differences = Differences::default();
    for row in table("method.md", "votes") {
        let support = vec![number(&row[0]); LANES];
        let text = *Text::ALL.iter().find(|text| text.name() == row[1]).unwrap();
        let three = vote_table(&support, &defaults, text, &floored);
        let two = vote_table(&support, &options(&["yes", "no"]), text, &floored);
        for (at, computed) in [(2, three[2][0]), (3, three[1][0]), (4, three[0][0]), (5, two[0][0])] {
            differences.compare(&row, at, computed);
        }
    }
    differences.are_none();
}

#[test]
fn stances_from_statements() {
    let sets = sets(&unfloored());
    let mut differences = Differences::default();
    for row in table("method.md", "stances") {
        let words = words(&row[0]);
        let utterances = heard(&words);
        if let Some(first) = utterances.first() {
            differences.compare(&row, 2, first.trust(&Parameters::default()).get());
        }
        let mut member = Member { utterances, ..member("RUS@m") };
        if row[0].ends_with("an act for it in c") {
            member.acts[1] = Some(Side::Pro);
        }
        let context = ["none", "c", "d"].iter().position(|name| *name == row[1].trim_matches('`')).unwrap();
        let supports = drawn(&words, vec![member], Vec::new(), &sets);
        let vote = mean_vote(&supports[0][context], &sets);
        (0..3).for_each(|option| differences.compare(&row, 3 + option, vote[option]));
    }
    differences.are_none();
}

#[test]
fn members_that_have_said_nothing() {
    let sets = sets(&unfloored());
    let world = rules::shipped();
    let council = rules::Catalogue::new(&world).body("un-security-council").unwrap();
    let mut differences = Differences::default();
    for row in table("method.md", "rates") {
        let actor = row[0].trim_matches('`');
        let ([yes, abstain, no], own) = council.votes_before(&ActorId::parse(actor).unwrap(), 2025).unwrap();
        assert_eq!(own, row[1] == "own", "{actor}");
        for (at, count) in [(2, no), (3, abstain), (4, yes)] {
            differences.compare(&row, at, f64::from(count));
        }
        let share = |count: u32| f64::from(count) / f64::from(yes + abstain + no);
        let rate = Rate { yes: share(yes), abstain: share(abstain), no: share(no) };
        let supports = drawn(&[], vec![Member { rate: Some(rate), ..member(actor) }], Vec::new(), &sets);
        let vote = mean_vote(&supports[0][0], &sets);
        (0..3).for_each(|option| differences.compare(&row, 5 + option, vote[option]));
    }
    differences.are_none();
}

#[test]
fn members_that_move_together() {
    let mut differences = Differences::default();
    for row in table("method.md", "groups") {
        let count: usize = row[0].parse().unwrap();
        let speaking: usize = row[1].parse().unwrap();
        let share = number(&row[3]);
        let sets = sets(&Fixed::at_defaults().with(Parameter::BlocShare, share).unwrap());
        let words = words(&row[2]);
        let utterances = heard(&words);
        let one = |at: usize| Member {
            utterances: if at < speaking { utterances.clone() } else { Vec::new() },
            group: Some(0),
            ..member(&format!("member {at}"))
        };
        let group = Group { key: "bloc@m".to_owned(), share: Parameter::BlocShare };
        let supports = drawn(&words, (0..count).map(one).collect(), vec![group], &sets);
        let last = mean_vote(&supports[count - 1][0], &sets);
        let names = options(&["yes", "abstain", "no"]);
        let mut nobody = vec![1.0; LANES];
        for support in &supports {
            let no = vote_table(&support[0], &names, Text::Same, &sets).swap_remove(2);
            nobody.iter_mut().zip(no).for_each(|(nobody, no)| *nobody *= 1.0 - no);
        }
        for (at, computed) in [(4, last[0]), (5, last[1]), (6, last[2]), (7, mean(&nobody))] {
            differences.compare(&row, at, computed);
        }
    }
    differences.are_none();
}

#[test]
fn events_in_time() {
    let mut differences = Differences::default();
    for row in table("method.md", "events") {
        let days = days_between("2025-03-20".parse().unwrap(), row[2].parse().unwrap());
        let steps: Vec<f64> = row[1].split(", then ").map(number).collect();
        differences.compare(&row, 3, in_time(number(&row[0]), &Lag::new(&steps), f64::from(days) / 365.25));
    }
    differences.are_none();
}

#[test]
fn sizes_of_pledges() {
    let mut differences = Differences::default();
    for row in table("method.md", "sizes") {
        let bounds: Vec<f64> = row[0].trim_matches(['`', '[', ']']).split(',').map(|n| number(n.trim())).collect();
        let size = match bounds[..] {
            [low, high] => Size::Range(low, high),
            _ => Size::Exactly(bounds[0]),
        };
        let unit = number(&row[1]) / (LEVELS as f64 + 0.5);
        let sizes = size_levels(&size, (1.0, 2.0), unit, number(&row[2]));
        let mean: f64 = sizes.iter().enumerate().map(|(level, p)| level as f64 * unit * p).sum();
        differences.compare(&row, 3, mean);
        differences.compare(&row, 4, sizes[LEVELS + 1]);
    }
    differences.are_none();
}

// The page of parameters

/// A number or bound as the page writes it.
fn written(value: f64) -> String {
    if value.is_infinite() { "any".to_owned() } else { value.to_string().replace('-', "−") }
}

#[test]
fn every_parameter_is_on_its_page() {
    let rows = table("parameters.md", "parameters");
    let mut by_key: BTreeMap<String, Vec<String>> =
        rows.into_iter().map(|row| (row[0].trim_matches('`').to_owned(), row)).collect();
    for described in &PARAMETERS {
        let row = by_key.remove(described.key).unwrap_or_else(|| panic!("`{}` is not on the page", described.key));
        let span = |low: f64, high: f64| format!("{} to {}", written(low), written(high));
        let range = match (described.low < described.high, described.logarithmic) {
            (false, _) => "fixed".to_owned(),
            (true, false) => span(described.low, described.high),
            (true, true) => format!("{}, by ratios", span(described.low, described.high)),
        };
        let bounds = match described.bounds {
            (low, high) if low.is_infinite() && high.is_infinite() => "any number".to_owned(),
            (low, high) if high.is_infinite() => format!("{} or more", written(low)),
            (low, high) => span(low, high),
        };
        let expected =
            [described.words.to_owned(), written(described.default), range, bounds, described.origin.to_owned()];
        assert_eq!(row[1..], expected, "`{}`", described.key);
    }
    assert!(by_key.is_empty(), "no parameters: {:?}", by_key.keys());
}

/// An utterance of the actor itself, with one report.
fn report(letter: char, digit: u8, hedged: bool, hops: usize) -> Utterance {
    Utterance {
        date: day(),
        position: Position::Con(Strength::Firm),
        bearing: dossier::Bearing::Direct,
        repeated: false,
        statements: vec![0],
        speaker: "P".to_owned(),
        office: Office::Head,
        reports: vec![Report { source: "s".to_owned(), letter, digit, hedged, hops }],
    }
}

fn trust(utterance: &Utterance) -> f64 {
    utterance.trust(&Parameters::default()).get()
}

#[test]
fn trust_is_on_the_page() {
    let mut differences = Differences::default();
    let offices = table("parameters.md", "offices");
    for (word, office) in OFFICES {
        let row = offices.iter().find(|row| row[0] == format!("`{word}`"));
        let row = row.unwrap_or_else(|| panic!("the office `{word}` is not on the page"));
        differences.compare(row, 1, office_trust(office));
    }
    assert_eq!(offices.len(), OFFICES.len());
    let head = office_trust(Office::Head);
    // The trust in one letter and one digit gives all others.
    let letters = table("parameters.md", "letters");
    let digits = table("parameters.md", "digits");
    assert_eq!((letters.len(), digits.len()), (6, 6));
    let sound = number(&digits[0][1]);
    for row in &letters {
        differences.compare(row, 1, trust(&report(row[0].chars().next().unwrap(), 1, false, 1)) / (head * sound));
    }
    let source = number(&letters[0][1]);
    for row in &digits {
        differences.compare(row, 1, trust(&report('A', row[0].parse().unwrap(), false, 1)) / (head * source));
    }
    differences.are_none();
}
