"""What Kaggle's command-line tool prints and downloads, in miniature."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from study.kaggle.tables import Table, read

LIST = """\
ref,deadline,category,reward,teamCount,userHasEntered,userRank
https://www.kaggle.com/competitions/titanic,2030-01-01 00:00:00,Getting Started,Knowledge,15000,True,1200
https://www.kaggle.com/competitions/store-sales,2026-06-30 23:59:00.123000,Featured,"50,000 Usd",3000,False,
"""
SUBMISSIONS = """\
ref,fileName,date,description,status,publicScore,privateScore
223,b.csv,2026-02-20 10:00:00.123000,"more trees, ""deeper""
and a second line",SubmissionStatus.COMPLETE,0.83,
222,a.csv,2026-02-19T09:00:00Z,baseline,complete,0.79,None
221,x.csv,2026-02-18 09:00:00,,SubmissionStatus.ERROR,,
"""
TOP = """\
teamId,teamName,submissionDate,score
11,Alpha,2026-02-20 10:00:00,0.95
12,Beta,2026-02-21 10:00:00,0.94
"""
WHOLE = """\
Rank,TeamId,TeamName,LastSubmissionDate,Score,SubmissionCount,TeamMemberUserNames
1,11,Alpha,2026-02-20 10:00:00,0.95,7,alice
0,90,The benchmark,2026-01-01 00:00:00,0.90,1,host
2,12,"Beta, Inc",2026-02-21 10:00:00,0.94,3,"bob, ada"
3,13,Gamma,2026-02-22 10:00:00,1e-5,2,
"""


def zipped(*contents: str, name: str = "titanic-publicleaderboard-2026-03-01T17:41:44.csv") -> bytes:
    """A zip with a CSV file for each text."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, content in enumerate(contents):
            archive.writestr(name if not number else f"{number}-{name}", content)
    return data.getvalue()


@contextmanager
def table(text: str | bytes) -> Iterator[Table]:
    data = text.encode() if isinstance(text, str) else text
    with read(BytesIO(data), "f.csv") as found:
        yield found


def rows(text: str | bytes) -> list[object]:
    """Everything a file holds, whatever it is."""
    with table(text) as found:
        match found.shape:
            case "competitions":
                return list(found.competitions())
            case "submissions":
                return list(found.submissions())
        return [found.leaderboard("beta")]
