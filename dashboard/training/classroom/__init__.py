"""A class in one room: seats taken with a code, the trainer's board, served to the room's network without internet."""
