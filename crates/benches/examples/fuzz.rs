//! Feeds broken input to whatever reads text, for as many seconds as are asked for:
//!
//!     cargo run --profile fuzz -p placet-benches --example fuzz -- TARGET SECONDS [SEED]
//!
//! With the name of a file in place of SECONDS that input alone is fed, and timed.
//!
//! TARGET is rules, bodies, dossiers, articles or games. Inputs are the shipped files and the seeds beside this file, broken at
//! random places; the same seed breaks them in the same way. What must hold: nothing panics, nothing takes longer than it may. An
//! input that breaks this is written to the folder for temporary files and named; so is the slowest, as
//! `placet-fuzz-TARGET-SEED-slowest.txt`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that runs by hand")]

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use diagram::{Budget, Compiler, Logic};
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use reader::{Article, Gazetteer};
use rules::{Catalogue, Sitting, SittingRequest};
use terms::{Memory, World};

/// How long one input may take on a busy machine.
const LONGEST: Duration = Duration::from_secs(20);
/// What rules compile within.
const BUDGET: Budget = Budget { nodes: 1 << 16, bytes: 1 << 26 };

const RULES: &str = include_str!("fuzz/rules.txt");
const ARTICLES: &str = include_str!("fuzz/articles.txt");
const GAMES: [&str; 3] = [
    include_str!("../../game/tests/gambit/chance.efg"),
    include_str!("../../game/tests/gambit/entry.efg"),
    include_str!("../../game/tests/gambit/three-by-three.efg"),
];
/// What tears formats: numbers at their ends, marks, keys, words that turn a meaning round.
const WORDS: [&str; 44] = [
    "9223372036854775807",
    "-1",
    "0",
    "1e309",
    "NaN",
    "1/0",
    "0.0000001",
    "99999999999999999999",
    "\"",
    "'''",
    "[[",
    "]]",
    "{",
    "}",
    "(",
    ")",
    "=",
    ",",
    "\n",
    "\r\n",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "é",
    "你好",
    "“",
    "”",
    "’",
    "not ",
    " and ",
    " or ",
    "others",
    ">= 2/3 of",
    "members",
    "when = ",
    "[[rule]]",
    "[[pledge]]",
    "[[phase]]",
    "2024-02-30",
    " said ",
    " refused to ",
    " if ",
    "<p>",
    "…",
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [target, seconds, rest @ ..] = &arguments[..] else {
        panic!("fuzz TARGET SECONDS [SEED]: rules, bodies, dossiers, articles or games");
    };
    let seed: u64 = rest.first().map_or(1, |seed| seed.parse().expect("a seed is a number"));
    let (seeds, feed): (Vec<String>, fn(&str)) = match target.as_str() {
        "rules" => (RULES.lines().map(str::to_owned).collect(), rule),
        "bodies" => (shipped(&rules::shipped(), "bodies"), body),
        "dossiers" => (shipped_dossiers(), dossier),
        "articles" => (ARTICLES.split("\n\n\n").map(str::to_owned).collect(), article),
        "games" => (GAMES.map(str::to_owned).into(), game),
        other => panic!("there is nothing called {other} to feed"),
    };
    let Ok(seconds) = seconds.parse::<u64>() else {
        let input = std::fs::read_to_string(seconds).expect("a number of seconds, or a file");
        let began = Instant::now();
        feed(&input);
        println!("{target}: {:.1?}", began.elapsed());
        return;
    };
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let (start, mut fed, mut slowest) = (Instant::now(), 0_u64, Duration::ZERO);
    while start.elapsed() < Duration::from_secs(seconds) {
        let input = broken(&mut dice, &seeds);
        let began = Instant::now();
        let whole = catch_unwind(AssertUnwindSafe(|| feed(&input))).is_ok();
        let took = began.elapsed();
        fed += 1;
        if !whole || took > LONGEST {
            let file = kept(&format!("{target}-{seed}-{fed}"), &input);
            panic!("{} after {took:?}: {file}", if whole { "too slow" } else { "panicked" });
        }
        if took > slowest {
            slowest = took;
            kept(&format!("{target}-{seed}-slowest"), &input);
        }
    }
    println!("{target}: {fed} inputs in {seconds} s, seed {seed}, the slowest {slowest:.1?}; nothing panicked");
}

/// Writes an input where it can be found again.
fn kept(name: &str, input: &str) -> String {
    let file = std::env::temp_dir().join(format!("placet-fuzz-{name}.txt"));
    std::fs::write(&file, input).expect("a folder for temporary files");
    file.display().to_string()
}

fn shipped(world: &dyn World, folder: &str) -> Vec<String> {
    let names = world.list(folder).unwrap().into_iter().filter(|name| name.ends_with(".toml"));
    names.map(|name| String::from_utf8(world.read(&format!("{folder}/{name}")).unwrap()).unwrap()).collect()
}

/// The starter, and of the shipped dossiers what a file holds up to 20,000 bytes.
fn shipped_dossiers() -> Vec<String> {
    let world = dossier::shipped();
    let mut seeds = vec![dossier::starter("fuzz")];
    for id in world.list("dossiers").unwrap() {
        let text = String::from_utf8(world.read(&format!("dossiers/{id}/dossier.toml")).unwrap()).unwrap();
        let end = (0..=20_000.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap();
        seeds.push(text[..end].to_owned());
    }
    seeds
}

/// A seed with one to twelve breaks.
fn broken(dice: &mut ChaCha8Rng, seeds: &[String]) -> String {
    let mut text: Vec<char> = seeds[dice.random_range(0..seeds.len())].chars().collect();
    for _ in 0..dice.random_range(1..=12) {
        let at = dice.random_range(0..=text.len());
        let to = (at + dice.random_range(0..40)).min(text.len());
        match dice.random_range(0..6) {
            0 => drop(text.drain(at..to)),
            1 => drop(text.splice(at..at, WORDS[dice.random_range(0..WORDS.len())].chars())),
            2 => {
                let again: Vec<char> = text[at..to].repeat(dice.random_range(1..6));
                drop(text.splice(at..at, again));
            }
            3 => {
                let other: Vec<char> = seeds[dice.random_range(0..seeds.len())].chars().collect();
                let from = dice.random_range(0..=other.len());
                let until = (from + dice.random_range(0..200)).min(other.len());
                drop(text.splice(at..to, other[from..until].iter().copied()));
            }
            4 => drop(text.splice(at..to, char::from_u32(dice.next_u32() % 0x11_0000))),
            _ => text.truncate(at.max(text.len() / 2)),
        }
    }
    text.into_iter().collect()
}

fn rule(text: &str) {
    let file = format!(
        "format = 1\nname = \"F\"\nbasis = \"f\"\nseats = \"f.csv\"\noptions = [\"yes\", \"abstain\", \"no\", \"absent\"]\n\
         [[rule]]\nid = \"r\"\nwhen = '''{}'''\n",
        text.replace("'''", "")
    );
    let seats = "actor,groups,votes\nAAA,permanent,10\nBBB,permanent,7\nCCC,,5\nDDD,,3\nEEE,,1\n";
    judged(&Memory::new().with("bodies/f.toml", file).with("bodies/f.csv", seats), "f");
}

fn body(text: &str) {
    let shipped = rules::shipped();
    let world = Memory::new().with("bodies/f.toml", text);
    judged(&terms::Layered(vec![&world, &shipped]), "f");
}

/// Reads a body; where it is sound, compiles each of its rules within the budget.
fn judged(world: &dyn World, id: &str) {
    let catalogue = Catalogue::new(world);
    let Ok(body) = catalogue.body(id) else { return };
    let day = terms::parse_date("2024-06-01").unwrap();
    let Ok((sitting, _)) = Sitting::new(&catalogue, id, day, &SittingRequest::default()) else { return };
    for rule in &body.rules {
        let name = rule.id.as_str();
        let Ok(voters) = rules::voters(&catalogue, &sitting, name) else { continue };
        let mut logic = Logic::new();
        let options = u32::try_from(body.options.len()).unwrap();
        let variables: BTreeMap<_, _> = voters.into_iter().map(|actor| (actor, logic.variable(options))).collect();
        let formula = rules::formula(&catalogue, &sitting, name, &mut logic, &mut |actor, _| variables[actor]);
        if let Ok((formula, _)) = formula {
            let _ = Compiler::new(&logic).budget(BUDGET).compile(&[formula]);
        }
    }
}

fn dossier(text: &str) {
    let shipped = rules::shipped();
    let catalogue = Catalogue::new(&shipped);
    let world = Memory::new().with("dossiers/f/dossier.toml", text);
    let _ = dossier::open(&world, "dossiers/f", &catalogue);
}

fn article(text: &str) {
    let reading = reader::read(Article::new("f", text, None), &Gazetteer::shipped(), &[]);
    for draft in &reading.statements {
        assert!(text.get(draft.evidence.clone()).is_some_and(|words| !words.is_empty()));
    }
}

fn game(text: &str) {
    if let Ok(game) = game::efg::read(text) {
        let again = game::efg::write(&game);
        game::efg::read(&again).expect("what was written can be read");
    }
}
