//! Values of the literature. Each test names where the value is printed; "reproduced" means that the source's figures are quoted
//! after the literature that cites them, to the digits given.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Rule, at_least, rounded, rule, runs, weighted, weights};
use diagram::Logic;
use power::{Game, Precision, Value};

fn shapley_shubik(game: &Game<'_>) -> Vec<Value> {
    let exact = game.shapley_shubik(Precision::Exact).unwrap();
    let float = game.shapley_shubik(Precision::Float).unwrap();
    for (exact, value) in exact.values.iter().zip(&float.values) {
        assert!((exact.to_f64() - value.to_f64()).abs() <= float.error, "{exact} {value} {}", float.error);
    }
    assert_eq!(Value::sum(&exact.values).to_string(), "1");
    exact.values
}

fn banzhaf(game: &Game<'_>) -> Vec<Value> {
    game.banzhaf().unwrap().absolute
}

fn banzhaf_shares(game: &Game<'_>) -> Vec<Value> {
    game.banzhaf().unwrap().normalised().unwrap()
}

fn swings(game: &Game<'_>) -> String {
    let banzhaf = game.banzhaf().unwrap();
    let swings: Vec<String> = (0..game.players()).map(|player| banzhaf.swings(player).unwrap().to_string()).collect();
    swings.join(" ")
}

/// Nine of fifteen votes, and none against from five permanent members: yes, abstain, no.
fn security_council_with_abstention() -> Rule {
    rule(15, 3, |logic, members| {
        let nine = at_least(logic, members, &[1; 15], 9);
        let objecting: Vec<_> = members[..5].iter().map(|&member| (member, vec![0, 0, 1])).collect();
        let veto = logic.at_least(&objecting, 1).unwrap();
        let unopposed = logic.not(veto);
        logic.and([nine, unopposed])
    })
}

#[test]
fn security_council_of_fifteen() {
    // 4/2145 and 19.6 %: "Is it me, or is Veto starting to sound really good", gonitsora.com; the form [39; …]: Brodie, Wolfram
    // Demonstrations. (Shapley and Shubik 1954 had a Council of eleven.)
    let rule = weighted(39, &weights("5×7 10×1"));
    let game = rule.game();
    assert_eq!(runs(&shapley_shubik(&game)), "421/2145 4/2145");
    assert_eq!(runs(&banzhaf_shares(&game)), "106/635 21/1270");
    assert_eq!(swings(&game), "848 848 848 848 848 84 84 84 84 84 84 84 84 84 84");
    assert_eq!(game.banzhaf().unwrap().winning().unwrap().to_string(), "848");
}

#[test]
fn security_council_of_eleven() {
    // Shapley and Shubik 1954, American Political Science Review 48: the five have 98.7 % of the power.
    let rule = weighted(27, &weights("5×5 6×1"));
    let values = shapley_shubik(&rule.game());
    assert_eq!(runs(&values), "76/385 1/462");
    assert_eq!(format!("{:.3}", Value::sum(&values[..5]).to_f64()), "0.987");
}

#[test]
fn security_council_with_abstentions() {
    // After the definitions of Felsenthal and Machover 1997 (International Journal of Game Theory 26); our own enumeration, no printed
    // value known.
    let rule = security_council_with_abstention();
    let game = rule.game();
    let banzhaf = game.banzhaf().unwrap();
    assert_eq!(runs(&banzhaf.absolute), "36112/1594323 5906/531441");
    assert_eq!(rounded(&banzhaf.normalised().unwrap(), 4), "0.1009 0.0495");
    assert_eq!(banzhaf.winning().unwrap().to_string(), "146796");
    let exact = game.ternary_shapley_shubik(Precision::Exact).unwrap();
    assert_eq!(runs(&exact.values), "118525786/725416965 26557607/1450833930");
    assert_eq!(Value::sum(&exact.values).to_string(), "1");
    let float = game.ternary_shapley_shubik(Precision::Float).unwrap();
    for (exact, float_value) in exact.values.iter().zip(&float.values) {
        assert!((exact.to_f64() - float_value.to_f64()).abs() <= float.error);
    }
    // A permanent member's abstention costs it little, its no everything; an elected one's are the same.
    let steps = |player: usize| banzhaf.steps[player].iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    assert_eq!(steps(0), "2588/177147 12820/1594323");
    assert_eq!(steps(14), "5906/531441 0");
}

#[test]
fn european_economic_community_of_1958() {
    // Brams and Affuso 1976, Theory and Decision 7; the README of the package powerindex.
    let rule = weighted(12, &[4, 4, 4, 2, 2, 1]);
    let game = rule.game();
    assert_eq!(runs(&banzhaf_shares(&game)), "5/21 1/7 0");
    assert_eq!(runs(&shapley_shubik(&game)), "7/30 3/20 0");
}

#[test]
fn european_communities_of_1973() {
    // Brams and Affuso 1976 (as reproduced): the first enlargement gave Luxembourg power.
    let rule = weighted(41, &weights("4×10 2×5 2×3 2"));
    assert_eq!(rounded(&shapley_shubik(&rule.game()), 4), "0.1786 0.0810 0.0571 0.0095");
}

#[test]
fn european_communities_of_1981() {
    // Widgrén 1994, European Economic Review 38 (as reproduced): Luxembourg has as much as Denmark.
    let rule = weighted(45, &weights("4×10 3×5 2×3 2"));
    assert_eq!(rounded(&shapley_shubik(&rule.game()), 4), "0.1738 0.0714 0.0302");
}

#[test]
fn european_communities_of_1986() {
    // Widgrén 1994 (as reproduced), but for Spain, whose value here is computed.
    let rule = weighted(54, &weights("4×10 8 4×5 2×3 2"));
    assert_eq!(rounded(&shapley_shubik(&rule.game()), 4), "0.1342 0.1113 0.0637 0.0426 0.0118");
}

#[test]
fn european_union_of_1995() {
    // Laruelle and Widgrén 1998, Public Choice 94; Felsenthal and Machover 1998, The Measurement of Voting Power (as reproduced).
    let rule = weighted(62, &weights("4×10 8 4×5 2×4 3×3 2"));
    let game = rule.game();
    assert_eq!(rounded(&shapley_shubik(&game), 4), "0.1167 0.0955 0.0552 0.0454 0.0353 0.0207");
    assert_eq!(rounded(&banzhaf_shares(&game), 4), "0.1116 0.0924 0.0587 0.0479 0.0359 0.0226");
}

#[test]
fn european_union_of_27_under_nice_votes_alone() {
    // Felsenthal and Machover 2001, Social Choice and Welfare 18 (as reproduced; they have all three conditions).
    let rule = weighted(255, &weights("4×29 2×27 14 13 5×12 3×10 5×7 5×4 3"));
    assert_eq!(
        rounded(&banzhaf_shares(&rule.game()), 4),
        "0.0778 0.0742 0.0426 0.0397 0.0368 0.0309 0.0218 0.0125 0.0094"
    );
}

/// The President and both houses, or two thirds of both; with a Vice-President who breaks ties in the Senate as player 1.
fn federal_system(vice_president: bool) -> Rule {
    let first = if vice_president { 2 } else { 1 };
    rule(first + 535, 2, |logic, players| {
        let (senate, house) = players[first..].split_at(100);
        let count = |logic: &mut Logic, of: &[_], quota| at_least(logic, of, &vec![1; of.len()], quota);
        let president = count(logic, &players[..1], 1);
        let house_majority = count(logic, house, 218);
        let senate_majority = if vice_president {
            let mut with_her = senate.to_vec();
            with_her.push(players[1]);
            // At least 51 of the senators and the Vice-President, and of the senators at least 50.
            let (all, half) = (count(logic, &with_her, 51), count(logic, senate, 50));
            logic.and([all, half])
        } else {
            count(logic, senate, 51)
        };
        let signed = logic.and([president, house_majority, senate_majority]);
        let (two_thirds, of_house) = (count(logic, senate, 67), count(logic, house, 290));
        let overridden = logic.and([two_thirds, of_house]);
        logic.or([signed, overridden])
    })
}

#[test]
fn united_states_federal_system() {
    // Taylor and Pacelli 2008, Mathematics and Politics: .16047; Brams 1990, Negotiation Games: .038, .0033, .0015 (as reproduced).
    let rule = federal_system(false);
    let game = rule.game();
    assert_eq!(rounded(&shapley_shubik(&game), 5), "0.16047 0.00437 0.00092");
    let shares = banzhaf_shares(&game);
    assert_eq!(rounded(&shares[..1], 4), "0.0380");
    assert_eq!(rounded(&shares[1..], 5), "0.00329 0.00146");
}

#[test]
fn united_states_federal_system_with_the_vice_president() {
    // The rule of Kirsch in the README of power_bdd; Banzhaf as that package computes.
    let rule = federal_system(true);
    let game = rule.game();
    let values = banzhaf(&game);
    assert_eq!(rounded(&values[..1], 6), "0.250000");
    assert_eq!(rounded(&values[1..102], 7), "0.0198973");
    assert_eq!(rounded(&values[102..], 8), "0.00956941");
    assert_eq!(rounded(&shapley_shubik(&game), 6), "0.163120 0.002651 0.004141 0.000966");
}

#[test]
fn nassau_county() {
    // Banzhaf 1965; Malkevitch, American Mathematical Society feature column: three towns are dummies.
    for (quota, of) in [(16, "2×9 7 3 2×1"), (58, "2×31 28 21 2×2")] {
        let rule = weighted(quota, &weights(of));
        assert_eq!(runs(&banzhaf_shares(&rule.game())), "1/3 0");
    }
}

#[test]
fn straffin() {
    // Straffin 1993; the tests of the package powerindex.
    let rule = weighted(6, &[4, 3, 2, 1]);
    assert_eq!(runs(&banzhaf_shares(&rule.game())), "5/12 1/4 1/12");
    assert_eq!(swings(&rule.game()), "5 3 3 1");
}

#[test]
fn small_games_of_courses() {
    // Wikipedia, Shapley–Shubik power index; University of Alabama, MATH 103.
    assert_eq!(runs(&shapley_shubik(&weighted(4, &[3, 2, 1, 1]).game())), "1/2 1/6");
    assert_eq!(runs(&shapley_shubik(&weighted(6, &[4, 3, 2]).game())), "2/3 1/6");
}

#[test]
fn stach_and_bertini() {
    // The manual of CoopGame: Stach's game, and that of Bertini and Stach.
    assert_eq!(runs(&shapley_shubik(&weighted(50, &[10, 10, 20, 30]).game())), "1/12 1/4 7/12");
    assert_eq!(runs(&banzhaf(&weighted(12, &[8, 6, 4, 2]).game())), "5/8 3/8 1/8");
}

#[test]
fn two_large_players_and_a_small_one() {
    // The manual and tests of CoopGame.
    let rule = weighted(51, &[50, 49, 1]);
    assert_eq!(runs(&banzhaf(&rule.game())), "3/4 1/4");
    assert_eq!(runs(&banzhaf_shares(&rule.game())), "3/5 1/5");
    assert_eq!(runs(&shapley_shubik(&rule.game())), "2/3 1/6");
    assert_eq!(runs(&shapley_shubik(&weighted(52, &[50, 49, 1]).game())), "1/2 0");
}

#[test]
fn holler() {
    // Holler and Illing, Einführung in die Spieltheorie, 6.3.3 and 6.3.4, after CoopGame.
    let rule = weighted(51, &[35, 20, 15, 15, 15]);
    let minimal = rule.game().minimal_coalitions(diagram::Budget::default()).unwrap();
    assert_eq!(runs(&minimal.deegan_packel().unwrap()), "3/10 3/20 11/60");
    assert_eq!(runs(&minimal.public_good().unwrap()), "4/15 2/15 1/5");
    // The tests of CoopGame.
    let rule = weighted(315, &[309, 193, 63, 64]);
    let minimal = rule.game().minimal_coalitions(diagram::Budget::default()).unwrap();
    assert_eq!(runs(&minimal.public_good().unwrap()), "1/3 2/9");
}

#[test]
fn johnston() {
    // The tests of CoopGame.
    for (quota, weights, values) in [(4, [3, 2, 1], "2/3 1/6"), (8, [5, 3, 1], "1/2 0"), (9, [8, 8, 1], "1/3")] {
        assert_eq!(runs(&weighted(quota, &weights).game().johnston().unwrap().index().unwrap()), values);
    }
}

#[test]
fn spanish_congress() {
    // The manual of powerindexR, pi.banzhaf: swings, and with unions ½, ½, 0 … for the first three. Its unions were not found; these give that.
    let rule = weighted(176, &[137, 85, 71, 32, 9, 8, 5, 2, 1]);
    let game = rule.game();
    assert_eq!(swings(&game), "181 75 75 53 11 11 5 3 1");
    let unions = [vec![0, 1], vec![2, 3]];
    assert_eq!(runs(&game.banzhaf_owen(&unions).unwrap().values), "1/2 0");
}

#[test]
fn three_unions() {
    // The manual of powerindexR, pi.shapley and pi.banzhaf: the partition {1}, {2, 4, 6}, {3, 5}.
    let rule = weighted(30, &[28, 16, 5, 4, 3, 3]);
    let game = rule.game();
    let unions = [vec![0], vec![1, 3, 5], vec![2, 4]];
    let owen = game.owen(&unions, Precision::Exact).unwrap();
    assert_eq!(runs(&owen.values), "1/3 1/9 1/6 1/9 1/6 1/9");
    let float = game.owen(&unions, Precision::Float).unwrap();
    for (exact, value) in owen.values.iter().zip(&float.values) {
        assert!((exact.to_f64() - value.to_f64()).abs() <= float.error);
    }
    assert_eq!(runs(&game.banzhaf_owen(&unions).unwrap().values), "1/2 1/8 1/4 1/8 1/4 1/8");
}

#[test]
fn catalan_parliament_of_2012() {
    // The game is printed in the manual of the package GameTheory; the values are our own enumeration.
    let rule = weighted(68, &[50, 20, 21, 19, 13, 9, 3]);
    assert_eq!(runs(&shapley_shubik(&rule.game())), "8/15 2/15 1/30 0");
}
