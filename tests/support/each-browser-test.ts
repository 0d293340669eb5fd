import "@testing-library/jest-dom";

import { watchOutput } from "./output";

watchOutput();
