"""The learner's own curriculum, for what belongs to no other."""

OWN = "log"
OWN_TITLE = "Learning log"
