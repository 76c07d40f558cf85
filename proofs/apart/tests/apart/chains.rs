//! What can only be done after something else, or lies so deep that nobody comes to it by chance.

/// The number of the guest with a card among the municipality's people.
pub(crate) const GUEST: usize = 4;
/// The number of the house's owner among them.
const OWNER: usize = 5;

/// What can only be done after something else, in its order, each by the person of that number.
pub(crate) const CHAINS: [&[(usize, &str)]; 36] = [
    &[
        (0, "/min-kode"),
        (0, "/gaest/{id}/samtale/begynd"),
        (0, "/gaest/{id}/samtale/tur"),
        (0, "/tur"),
        (0, "/tur/kode"),
    ],
    &[(0, "/kolleger/spoerg"), (1, "/kolleger/{id}/svar")],
    &[
        (1, "/gaest/{id}/husk/ikke-denne"),
        (1, "/gaest/{id}/husk/ikke-denne/fortrydelse"),
    ],
    &[(1, "/hold/plads/{id}"), (1, "/hold/plads/{id}/fortrydelse")],
    &[
        (2, "/ledelse/kig/{id}"),
        (2, "/ledelse/kig/{id}/fortrydelse"),
    ],
    &[
        (2, "/ledelse/samarbejde/{id}/slut"),
        (2, "/ledelse/samarbejde/{id}/igen"),
    ],
    &[
        (2, "/ledelse/plan/{id}/slut"),
        (2, "/ledelse/plan/{id}/igen"),
    ],
    &[
        (1, "/ring/{id}/ringet"),
        (1, "/ring/{id}/ringet/fortrydelse"),
    ],
    // Deep, or for one person only among many who want something.
    &[(1, "/hold/ring/{id}")],
    &[(1, "/forloeb/nyt"), (1, "/forloeb")],
    &[(2, "/ledelse/plan/pladser")],
    &[(2, "/ledelse/plan/mangler")],
    &[(2, "/ledelse/plan/raadgivning")],
    &[(1, "/igen"), (1, "/igen/{id}")],
    &[(1, "/gaest/{id}/moede"), (1, "/gaest/{id}/moede/aftalt")],
    // Three times, since a text thrown by chance is seldom a whole offer.
    &[
        (OWNER, "/opsaet/tilbud/{id}"),
        (OWNER, "/opsaet/tilbud/{id}"),
        (OWNER, "/opsaet/tilbud/{id}"),
    ],
    &[(OWNER, "/opsaet/begreber")],
    &[(1, "/igen"), (1, "/raadgivning")],
    &[(1, "/gaest/{id}/indsigt"), (1, "/gaest/{id}/ret")],
    // A course is ended by another button of the form that plans its end.
    &[
        (1, "/gaest/{id}/bagefter"),
        (1, "/gaest/{id}/bagefter"),
        (1, "/gaest/{id}/bagefter"),
    ],
    &[
        (1, "/bro/{id}/tip"),
        (1, "/bro/tip/{id}/vaek"),
        (1, "/bro/tip/{id}/igen"),
    ],
    &[(2, "/ledelse/plan/sundhedsvagter")],
    &[
        (1, "/gaest/{id}/indsigt"),
        (1, "/gaest/{id}/slet"),
        (2, "/ledelse/slet/{id}"),
    ],
    &[(1, "/igen"), (1, "/kort/{id}")],
    // The guest who has a card.
    &[(GUEST, "/mit"), (GUEST, "/mit/kig")],
    &[(GUEST, "/mit/ring")],
    // Pictures.
    &[
        (1, "/kolleger/mig/foto"),
        (1, "/kolleger/mig/foto/{id}/vaek"),
        (1, "/kolleger/mig/foto/{id}/igen"),
    ],
    &[(0, "/kolleger"), (0, "/foto/{id}")],
    // The list of who comes leads to the one entry that has a picture.
    &[
        (2, "/ledelse/samarbejde/laeger"),
        (2, "/ledelse/samarbejde/foto/{id}"),
    ],
    &[
        (2, "/ledelse/samarbejde/laeger"),
        (2, "/ledelse/samarbejde/{id}/foto"),
        (2, "/ledelse/samarbejde/{id}/foto"),
    ],
    &[
        (2, "/ledelse/samarbejde/laeger"),
        (2, "/ledelse/samarbejde/foto/{id}/vaek"),
        (2, "/ledelse/samarbejde/foto/{id}/igen"),
    ],
    &[(0, "/samarbejde"), (0, "/samarbejde/foto/{id}")],
    &[(GUEST, "/mit"), (GUEST, "/mit/foto")],
    // Forms of which a thrown text is seldom taken.
    &[(2, "/ledelse/plan/aaret"), (2, "/ledelse/plan/aaret")],
    &[(2, "/ledelse/sundhed"), (2, "/ledelse/sundhed")],
    &[(1, "/gaest/{id}/udtraek"), (1, "/gaest/{id}/udtraek/fri")],
];
