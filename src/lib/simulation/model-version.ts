/** Version of the model: grows with every change that moves a number. */
export const MODEL_VERSION = 2;
