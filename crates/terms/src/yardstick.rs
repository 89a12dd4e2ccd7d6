//! The probability yardstick of the UK's Professional Head of Intelligence Assessment (PHIA).
//!
//! Seven phrases cover ranges with gaps between them; a probability in a gap takes the phrase whose range is nearer, and the
//! lower one when both are equally near. Source: *PHIA Probability Yardstick* (UK government, 2018).

/// Each phrase with its range in per cent.
pub const PHRASES: [(&str, f64, f64); 7] = [
    ("remote chance", 0.0, 5.0),
    ("highly unlikely", 10.0, 20.0),
    ("unlikely", 25.0, 35.0),
    ("realistic possibility", 40.0, 50.0),
    ("likely", 55.0, 75.0),
    ("highly likely", 80.0, 90.0),
    ("almost certain", 95.0, 100.0),
];

/// The phrase for a probability in [0, 1]. Structural zeros and ones are "cannot" and "certain".
#[must_use]
pub fn words(probability: f64) -> &'static str {
    if probability == 0.0 {
        return "cannot";
    }
    if probability == 1.0 {
        return "certain";
    }
    let percent = probability * 100.0;
    let mut best = (f64::INFINITY, PHRASES[0].0);
    for (phrase, low, high) in PHRASES {
        let distance = (low - percent).max(percent - high).max(0.0);
        if distance < best.0 {
            best = (distance, phrase);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn gaps_take_the_nearer_phrase() {
        for (percent, phrase) in [
            (4.0, "remote chance"),
            (7.0, "remote chance"),
            (8.0, "highly unlikely"),
            (22.0, "highly unlikely"),
            (30.0, "unlikely"),
            (45.0, "realistic possibility"),
            (51.0, "realistic possibility"),
            (54.0, "likely"),
            (77.0, "likely"),
            (78.0, "highly likely"),
            (93.0, "almost certain"),
            (99.0, "almost certain"),
        ] {
            assert_eq!(words(percent / 100.0), phrase, "{percent}");
        }
        assert_eq!(words(0.0), "cannot");
        assert_eq!(words(1.0), "certain");
    }
}
