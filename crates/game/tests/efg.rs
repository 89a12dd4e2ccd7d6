//! Gambit's format: what is written is read back, and what is wrong is told at its place.

#![allow(clippy::unwrap_used)]

use game::{Builder, Game, Number, Slot, Step, efg};
use insta::assert_snapshot;
use proptest::prelude::*;

// Round trips

fn number() -> impl Strategy<Value = Number> {
    let fraction = (any::<i64>(), 1_i64..1000).prop_filter_map("fits", |(a, b)| Number::fraction(a, b));
    let decimal = (-1e12..1e12).prop_filter_map("finite", Number::decimal);
    let small = (-1e-12..1e-12).prop_filter_map("finite", Number::decimal);
    prop_oneof![fraction, decimal, small]
}

/// What a walk from the root meets at each place: 0 an end, 1 chance, 2 and more a player, with so many ways.
fn shapes() -> impl Strategy<Value = Vec<(usize, usize, String, Vec<Number>)>> {
    let text = "[a-zA-Z0-9 \"\\\\{},é]{0,8}";
    prop::collection::vec((0_usize..5, 1_usize..4, text, prop::collection::vec(number(), 2)), 1..40)
}

/// A game of these shapes; where they run out, it ends.
fn game(shapes: &[(usize, usize, String, Vec<Number>)]) -> Game {
    let (mut builder, root) = Builder::new("a \"game\"", ["one", "two\\"]);
    builder.comment("of\nno importance");
    let players: Vec<_> = builder.players().collect();
    let mut open: Vec<Slot> = vec![root];
    let mut shapes = shapes.iter();
    while let Some(mut slot) = open.pop() {
        let end = (0, 1, "end".to_owned(), vec![Number::whole(1), Number::whole(2)]);
        let (kind, ways, text, payoffs) = shapes.next().unwrap_or(&end);
        let labels: Vec<String> = (0..*ways).map(|way| format!("{text}{way}")).collect();
        let gained = kind % 2 == 0;
        if gained || *kind == 0 {
            let outcome = builder.outcome(text.as_str(), payoffs.clone()).unwrap();
            if *kind == 0 {
                builder.end(slot, text.as_str(), Some(outcome)).unwrap();
                continue;
            }
            builder.gain(&mut slot, outcome).unwrap();
        }
        let slots = if *kind == 1 {
            let part = Number::fraction(1, i64::try_from(*ways).unwrap()).unwrap();
            builder.chance_moves(slot, "", text.as_str(), labels.into_iter().map(|label| (label, part))).unwrap()
        } else {
            builder.player_moves(slot, text.as_str(), players[kind % 2], "", labels).unwrap()
        };
        open.extend(slots.into_iter().rev());
    }
    builder.finish().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(shapes in shapes()) {
        let game = game(&shapes);
        let text = efg::write(&game);
        prop_assert_eq!(efg::read(&text), Ok(game), "{}", text);
    }

    #[test]
    fn nothing_panics(text in "(EFG 2 R \"t\" \\{ \"A\" \"B\" \\}\n)?([cpt]|\"[a-z]?\"|[0-9]|\\{|\\}|,| |\n|1/3|-|\"|é){0,60}") {
        let _ = efg::read(&text);
    }

    #[test]
    fn a_file_cut_anywhere_is_refused_or_whole(shapes in shapes(), cut in 0.0..1.0) {
        let text = efg::write(&game(&shapes));
        let mut at = (text.len() as f64 * cut) as usize;
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        if !text[at..].trim().is_empty() && let Ok(read) = efg::read(&text[..at]) {
            // Only an outcome described before can lose its last words.
            prop_assert_eq!(read.nodes().len(), game(&shapes).nodes().len());
        }
    }
}

#[test]
fn a_deep_tree_needs_no_deep_stack() {
    let depth = 200_000;
    let mut text = "EFG 2 R \"deep\" { \"A\" }\n".to_owned();
    for set in 1..=depth {
        text += &format!("p \"\" 1 {set} {{ \"stop\" \"go\" }} 0\nt \"\" {set} {{ 1 }}\n");
    }
    text += "t \"\" 1";
    let game = efg::read(&text).unwrap();
    assert_eq!(game.nodes().len(), 2 * depth + 1);
    assert_eq!(efg::read(&efg::write(&game)).unwrap().nodes().len(), game.nodes().len());
    let play = game::respond(&game, &game::Payoffs::stated(&game), &[game::Precision::PERFECT]).unwrap();
    assert_eq!(play.ties(&game, 0).len(), depth);
    assert_eq!(play.ends(&game, game.walk().next().unwrap().0)[0].len(), 1);
}

#[test]
fn a_file_as_gambit_writes_it_is_read() {
    let game = efg::read(include_str!("gambit/chance.efg")).unwrap();
    assert_eq!(game.title(), "a harvest, a lease and a second look");
    assert_eq!(game.players(), ["owner", "tenant"]);
    assert_eq!(game.outcomes().len(), 7);
    let chances: Vec<String> = game
        .walk()
        .filter_map(|(_, node)| match &node.step {
            Step::Chance { branches, .. } => Some(branches[0].probability.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(chances, ["1/3", "0.25", "0.25"]);
    let sold = game.outcomes().last().unwrap();
    assert_eq!(sold.payoffs().iter().map(ToString::to_string).collect::<Vec<_>>(), ["-0.5", "7/4"]);
}

// Mistakes

fn fault(text: &str) -> String {
    efg::read(text).unwrap_err().to_string()
}

/// The fault of these nodes, which begin on line 2.
fn in_tree(nodes: &str) -> String {
    fault(&format!("EFG 2 R \"t\" {{ \"A\" \"B\" }}\n{nodes}"))
}

#[test]
fn files_of_other_kinds() {
    assert_snapshot!(fault(""), @"1:1: a game in extensive form begins with EFG 2 R; this is the end of the file");
    assert_snapshot!(fault("NFG 1 R \"x\""), @"1:1: a game in extensive form begins with EFG 2 R; this is `NFG`");
    assert_snapshot!(fault("EFG 1 R"), @"1:5: a game in extensive form begins with EFG 2 R; this is `1`");
    assert_snapshot!(fault("EFG 2 R {"), @"1:9: expected the title in quotes, found `{`");
    assert_snapshot!(fault("EFG 2 R \"t\" { A }"), @"1:15: expected a text in quotes, or `}`, found `A`");
    assert_snapshot!(fault("EFG 2 R \"t\" { \"A }"), @"1:15: this text has no closing quote");
}

#[test]
fn trees_that_are_too_short_or_too_long() {
    assert_snapshot!(in_tree(""), @"2:1: the file ends, and 1 more nodes are needed to complete the tree");
    assert_snapshot!(in_tree("p \"\" 1 1 { \"a\" \"b\" } 0\nt \"\" 1 { 1 2 }\n"), @"4:1: the file ends, and 1 more nodes are needed to complete the tree");
    assert_snapshot!(in_tree("t \"\" 1 { 1 2 }\nt \"\" 1"), @"3:1: the tree is complete, and the file goes on with `t`");
    assert_snapshot!(in_tree("x \"\" 1"), @"2:1: expected a node: `c`, `p` or `t`, found `x`");
}

#[test]
fn payoffs_that_are_missing() {
    assert_snapshot!(in_tree("t \"stop\" 0"), @"2:1: the end `stop` has no payoffs, and neither has any node on the way to it");
    assert_snapshot!(in_tree("t \"\" 3"), @"2:6: the outcome 3 has no payoffs yet: give one for each player in braces");
    assert_snapshot!(in_tree("t \"\" 1 \"o\" { 1 }"), @"2:12: the outcome `o` needs a payoff for each of 2 players; given: 1");
    assert_snapshot!(in_tree("t \"\" 1 { 1, x }"), @"2:13: `x` is no number: write 3, -1/3 or 0.25, at most 1e100 in size");
    assert_snapshot!(in_tree("t \"\" 1 { 1, 1/0 }"), @"2:13: `1/0` is no number: write 3, -1/3 or 0.25, at most 1e100 in size");
    assert_snapshot!(in_tree("p \"\" 1 1 { \"a\" \"b\" } 0\nt \"\" 1 { 1 2 }\nt \"\" 1 { 1 3 }"), @"4:8: the outcome 1 was described otherwise before");
}

#[test]
fn chances_that_do_not_add_up() {
    assert_snapshot!(in_tree("c \"\" 1 \"rain\" { \"yes\" 1/3 \"no\" 0.6 } 0"), @"2:15: the probabilities of the move `rain` add up to 0.9333333333333333, not 1");
    assert_snapshot!(in_tree("c \"\" 1 { \"yes\" 3/2 \"no\" -1/2 } 0"), @"2:8: 3/2 is not a probability");
    assert_snapshot!(in_tree("c \"\" 1 { \"yes\" \"no\" } 0"), @"2:16: expected its probability, found the text \"no\"");
    assert_snapshot!(in_tree("c \"\" 1 0"), @"2:6: the chance move 1 has not been described yet: give its actions, each with a probability");
    assert_snapshot!(in_tree("c \"\" 1 { } 0"), @"2:8: this move has no actions");
}

#[test]
fn players_that_are_not_there_and_moves_without_actions() {
    assert_snapshot!(in_tree("p \"\" 3 1 { \"a\" } 0"), @"2:6: there is no player 3: the game has 2");
    assert_snapshot!(in_tree("p \"\" 0 1 { \"a\" } 0"), @"2:6: there is no player 0: the game has 2");
    assert_snapshot!(in_tree("p \"first\" 1 1 { } 0"), @"2:15: the move `first` has no actions");
    assert_snapshot!(in_tree("p \"\" 1 x { \"a\" } 0"), @"2:8: expected the number of the information set, found `x`");
}

#[test]
fn imperfect_information_is_not_played_yet() {
    assert_snapshot!(in_tree("p \"\" 1 1 { \"a\" \"b\" } 0\np \"\" 2 1 { \"x\" \"y\" } 0\nt \"\" 1 { 1 2 }\nt \"\" 1\np \"\" 2 1 { \"x\" \"y\" } 0\nt \"\" 1\nt \"\" 1"), @"6:8: player 2 moves in information set 1 also at line 3, so does not see all that went before: only games of perfect information can be played, not yet others");
}
